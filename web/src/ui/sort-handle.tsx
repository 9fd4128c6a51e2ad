import { ActionIcon } from '@mantine/core'
import { GripVertical } from 'lucide-react'
import type { RefObject } from 'react'
import styles from './sort-handle.module.css'
import { WhyNot } from './why-not.tsx'

interface Props {
  ref: RefObject<HTMLButtonElement | null>
  label: string
  place: number
  whyNot?: string | undefined
  move: (from: number, to: number) => void
}

/** What a line of a list is dragged by (see useSortable), or moved by the arrow keys. */
export function SortHandle({ ref, label, place, whyNot, move }: Props) {
  const step = (by: number) => {
    move(place, place + by)
    requestAnimationFrame(() => ref.current?.focus()) // a line that is put elsewhere loses it
  }
  return (
    <WhyNot reason={whyNot}>
      <ActionIcon
        ref={ref}
        size="sm"
        className={styles.handle}
        aria-label={label}
        aria-keyshortcuts="ArrowUp ArrowDown"
        aria-disabled={whyNot ? true : undefined}
        onKeyDown={(event) => {
          if (whyNot || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
          event.preventDefault()
          step(event.key === 'ArrowUp' ? -1 : 1)
        }}
      >
        <GripVertical size={14} />
      </ActionIcon>
    </WhyNot>
  )
}
