import { Hash } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { fold } from '../../app/fold.ts'
import { useMessages } from '../../app/language.ts'
import { quickAdd } from '../../messages/quick-add.ts'
import { usePeople } from '../../queries/people.ts'
import { Avatar } from '../../ui/avatar.tsx'
import styles from './quick-add.module.css'

const MOST = 5

interface Given {
  line: string
  change: (line: string) => void
  people: readonly { id: string; name: string }[]
  tags: readonly { _id: string; name: string }[]
}

/**
 * People after an @ and tags after a #, while one types them. An arrow key chooses, so that Enter goes on adding the
 * task until one does.
 */
export function useChoices({ line, change, people, tags }: Given) {
  const t = useMessages(quickAdd)
  const personOf = usePeople()
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  const [caret, setCaret] = useState<number | null>(null)
  const [place, setPlace] = useState<number>()

  const [, sign, typed = ''] = (caret !== null && /(?:^|\s)([@#])(\S*)$/.exec(line.slice(0, caret))) || []
  const named = sign === '@' ? people : sign === '#' ? tags.map(({ _id, name }) => ({ id: _id, name })) : []
  const found = named.filter(({ name }) => startsSo(name, typed)).slice(0, MOST)
  const chosen = place === undefined ? undefined : found[place]

  const pick = ({ name }: (typeof found)[number]) => {
    if (caret === null) return
    const word = `${name.replace(/\s+/g, '')} `
    const start = caret - typed.length
    change(line.slice(0, start) + word + line.slice(caret).trimStart())
    setCaret(null)
    setPlace(undefined)
    requestAnimationFrame(() => input.current?.setSelectionRange(start + word.length, start + word.length))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (found.length === 0 || !(step || event.key === 'Escape' || (event.key === 'Enter' && chosen))) return
    event.preventDefault()
    if (step) setPlace(((place ?? (step > 0 ? -1 : 0)) + step + found.length) % found.length)
    else if (event.key === 'Escape') setCaret(null)
    else if (chosen) pick(chosen)
  }
  const list: ReactNode =
    found.length === 0 ? null : (
      <div role="listbox" id={listId} aria-label={t.choices} className={styles.choices}>
        {found.map((each) => (
          <div
            key={each.id}
            role="option"
            tabIndex={-1}
            id={`${listId}-${each.id}`}
            aria-selected={each === chosen}
            className={styles.choice}
            onPointerDown={(event) => {
              event.preventDefault() // the line keeps the focus
              pick(each)
            }}
          >
            {sign === '@' ? <Avatar person={personOf(each.id)} size={16} /> : <Hash size={13} aria-hidden />}
            {each.name}
          </div>
        ))}
      </div>
    )
  return {
    list,
    onKeyDown,
    /** For the line. */
    input: {
      ref: input,
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': list !== null,
      'aria-controls': list ? listId : undefined,
      'aria-activedescendant': chosen ? `${listId}-${chosen.id}` : undefined,
      // Else an Escape would close the dialog together with the list.
      'data-mantine-stop-propagation': list ? true : undefined,
      onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
        change(currentTarget.value)
        setCaret(currentTarget.selectionStart)
        setPlace(undefined)
      },
      onBlur: () => setCaret(null),
    } as const,
  }
}

const startsSo = (name: string, typed: string) =>
  [name.replace(/\s+/g, ''), ...name.split(/\s+/)].some((each) => fold(each).startsWith(fold(typed)))
