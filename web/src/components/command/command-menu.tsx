import { useState } from 'react'
import { useMessages } from '../../app/language.ts'
import { shell } from '../../messages/shell.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { part } from '../../ui/part.tsx'
import styles from './command.module.css'

interface Props {
  search: string
  setSearch: (search: string) => void
  close: () => void
}

/** What is typed before the list is there is not lost. */
function Waiting({ search, setSearch }: Props) {
  const t = useMessages(shell)
  return (
    <div className={styles.waiting}>
      <input
        data-autofocus
        className={styles.input}
        aria-label={t.command}
        placeholder={t.commandHint}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
    </div>
  )
}

export const CommandList = part(() => import('./command-list.tsx').then(({ CommandList }) => CommandList), { Waiting })

/** Finds anything and does anything, by typing. */
export function CommandMenu({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const t = useMessages(shell)
  return (
    <Dialog
      opened={isOpen}
      onClose={close}
      title={<span className="sr-only">{t.command}</span>}
      withCloseButton={false}
      centered={false}
      yOffset="14vh"
      size="38rem"
      classNames={{ header: styles.header, body: styles.body, content: styles.content }}
    >
      <Content close={close} />
    </Dialog>
  )
}

function Content({ close }: { close: () => void }) {
  const [search, setSearch] = useState('')
  return <CommandList search={search} setSearch={setSearch} close={close} />
}
