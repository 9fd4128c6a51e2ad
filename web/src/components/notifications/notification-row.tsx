import { ActionIcon, Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { BellRing, Mail, MailOpen, Webhook } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { nameOf, type Person } from '../../app/person.ts'
import { notifications } from '../../messages/notifications.ts'
import { type Notification, useMarkNotification } from '../../queries/notifications.ts'
import { usePeople } from '../../queries/people.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { TaskLink } from '../task/task-link.tsx'
import styles from './notifications-page.module.css'

/** Who did what where, and the words. It opens the task; that reads it. */
export function NotificationRow({ notification }: { notification: Notification }) {
  const t = useMessages(notifications)
  const formats = useFormats()
  const mark = useMarkNotification()
  const person = usePeople()
  const { _id, kind, user, sender, group, task, taskName, content, createdAt, readAt } = notification
  const isUnread = readAt === null
  const who = sender === undefined ? person(user) : { _id: '', firstname: sender, lastname: '', profile: '' }
  const isWebhook = kind === 'webhook'
  const name = taskName ?? (isWebhook ? (content ?? '') : t.gone)
  const [label, Icon] = isUnread ? [t.markRead(name), MailOpen] : [t.markUnread(name), Mail]
  const what = isWebhook ? (
    <Link to="/integrations">{content}</Link>
  ) : task === null ? (
    <span className={styles.gone}>{name}</span>
  ) : (
    <span onClickCapture={() => isUnread && mark.mutate({ id: _id, read: true })}>
      <TaskLink id={task} className={styles.name}>
        {name}
      </TaskLink>
    </span>
  )
  return (
    <li className={styles.row} data-unread={isUnread || undefined}>
      <Face kind={kind} who={who} />
      <div className={styles.main}>
        <div className={styles.sentence}>
          {isUnread && <span className="sr-only">{t.isUnread} </span>}
          <Sentence text={t.sentences[kind]} spans={{ who: nameOf(who), what }} />
        </div>
        <div className={styles.kind}>
          {group && `${group.name} · `}
          <time dateTime={new Date(createdAt * 1000).toISOString()}>{formats.ago(createdAt)}</time>
        </div>
        {content && !isWebhook && <p className={styles.content}>{content}</p>}
      </div>
      <Tooltip label={label}>
        <ActionIcon aria-label={label} onClick={() => mark.mutate({ id: _id, read: isUnread })}>
          <Icon size={15} />
        </ActionIcon>
      </Tooltip>
    </li>
  )
}

const FACE = 28

/** Of who did it; what nobody did has a sign. */
function Face({ kind, who }: { kind: Notification['kind']; who: Person }) {
  if (kind !== 'webhook' && kind !== 'reminder') return <Avatar person={who} size={FACE} />
  const Icon = kind === 'webhook' ? Webhook : BellRing
  return (
    <span className={styles.sign}>
      <Icon size={15} aria-hidden />
    </span>
  )
}

/** A sentence with what stands for its names in braces. */
function Sentence({ text, spans }: { text: string; spans: Record<'who' | 'what', ReactNode> }) {
  return text.split(/\{(who|what)\}/).map((part, i) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence stay where they are
    return <Fragment key={i}>{i % 2 === 1 ? spans[part as 'who' | 'what'] : part}</Fragment>
  })
}
