import { ActionIcon, Button, Switch } from '@mantine/core'
import { Pencil, Trash2 } from 'lucide-react'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { mailboxes } from '../../messages/mailboxes.ts'
import { type Mailbox, type useCheckMailbox, useSwitchMailbox } from '../../queries/mailboxes.ts'
import rows from '../../ui/rows.module.css'
import styles from './mailbox.module.css'
import { useTroubleWords } from './trouble.ts'

interface Props {
  mailbox: Mailbox
  /** The check of this one; undefined: another one is looked at, or none. */
  checking: ReturnType<typeof useCheckMailbox> | undefined
  onCheck: () => void
  onEdit: () => void
  onRemove: () => void
}

/** A mailbox: how it goes, and what is wrong with it in words. */
export function MailboxRow({ mailbox, checking, onCheck, onEdit, onRemove }: Props) {
  const t = useMessages(mailboxes)
  const formats = useFormats()
  const sayTrouble = useTroubleWords()
  const turn = useSwitchMailbox()
  const { _id, name, address, active, state, trouble, lastSeenAt, taskCount } = mailbox
  const checked = checking?.data
  const about = [
    active ? t.states[state] : t.off,
    ...(active && lastSeenAt !== null ? [t.looked(formats.ago(lastSeenAt))] : []),
    t.tasks(taskCount),
  ]
  return (
    <li>
      <div className={`${rows.row} ${styles.row}`}>
        <div className={`${rows.main} ${styles.main}`}>
          <div className={rows.name}>{name}</div>
          <div className={rows.about}>{address}</div>
          <div className={rows.about}>
            <span className={styles.dot} data-state={active ? state : 'off'} aria-hidden />
            {about.join(' · ')}
          </div>
        </div>
        <div className={styles.actions}>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t.checkOf(name)}
            loading={checking?.isPending ?? false}
            onClick={onCheck}
          >
            {t.check}
          </Button>
          <Switch
            size="sm"
            aria-label={t.active(name)}
            checked={active}
            onChange={(event) => turn.mutate({ id: _id, active: event.currentTarget.checked })}
          />
          <ActionIcon aria-label={t.edit(name)} onClick={onEdit}>
            <Pencil size={15} />
          </ActionIcon>
          <ActionIcon aria-label={t.remove(name)} onClick={onRemove}>
            <Trash2 size={15} />
          </ActionIcon>
        </div>
      </div>
      {active && trouble && !checked && <p className={styles.trouble}>{sayTrouble(trouble)}</p>}
      <div role="status">
        {checked?.ok && <p className={styles.well}>{t.checkedWell}</p>}
        {checked?.trouble && <p className={styles.trouble}>{sayTrouble(checked.trouble)}</p>}
      </div>
    </li>
  )
}
