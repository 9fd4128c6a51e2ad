import { Eye, Lock, Mail, MailCheck, MailWarning } from 'lucide-react'
import type { Activity } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { mails } from '../../../messages/mails.ts'
import styles from './mail.module.css'
import { reachOf } from './mailed.ts'

/** Who reads a comment, in words and with a sign. */
export function ReachBadge({ post }: { post: Activity }) {
  const t = useMessages(mails)
  const reach = reachOf(post)
  const { mailStatus } = post
  const isStuck = mailStatus === 'error' || mailStatus === 'mail-box-error'
  const Icon =
    reach === 'internal' ? Lock : reach === 'client' ? Eye : reach === 'in' ? Mail : isStuck ? MailWarning : MailCheck
  return (
    <span className={styles.reach} data-reach={reach} data-stuck={isStuck || undefined}>
      <Icon size={13} aria-hidden />
      {t.reach[reach]}
      {reach === 'out' && mailStatus && ` · ${t.status[mailStatus]}`}
    </span>
  )
}
