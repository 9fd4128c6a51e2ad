import { ActionIcon, Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Mail, MailOpen } from 'lucide-react'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { notifications } from '../../messages/notifications.ts'
import { type Notification, useMarkNotification } from '../../queries/notifications.ts'
import { TaskLink } from '../task/task-link.tsx'
import styles from './notifications-page.module.css'

/** What somebody is told of, which opens the task; that reads it. */
export function NotificationRow({ notification }: { notification: Notification }) {
  const t = useMessages(notifications)
  const formats = useFormats()
  const mark = useMarkNotification()
  const { _id, type, task, taskName, content, createdAt, readAt } = notification
  const isUnread = readAt === null
  const isWebhook = type === 'webhook-disabled'
  const name = taskName ?? (isWebhook ? (content ?? '') : t.gone)
  const kind = t.kinds[type in t.kinds ? (type as keyof typeof t.kinds) : 'other'] // it is one of them
  const [label, Icon] = isUnread ? [t.markRead(name), MailOpen] : [t.markUnread(name), Mail]
  return (
    <li className={styles.row} data-unread={isUnread || undefined}>
      <div className={styles.main}>
        <div className={styles.kind}>
          {isUnread && <span className="sr-only">{t.isUnread}</span>}
          {kind} · <time dateTime={new Date(createdAt * 1000).toISOString()}>{formats.ago(createdAt)}</time>
        </div>
        {isWebhook && <Link to="/integrations">{content}</Link>}
        {task === null && !isWebhook && <div className={styles.gone}>{name}</div>}
        {task !== null && (
          <div onClickCapture={() => isUnread && mark.mutate({ id: _id, read: true })}>
            <TaskLink id={task} className={styles.name}>
              {name}
            </TaskLink>
          </div>
        )}
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
