import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Activity } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { mails } from '../../../messages/mails.ts'
import { useResendPost } from '../../../queries/activities.ts'
import styles from './mail.module.css'
import { type EmailPerson, inWords } from './mailed.ts'

type Details = NonNullable<Activity['emailDetails']>

const MOST_NAMED = 3

/** From whom and to whom a mail went, as the head of a mail says it. */
export function MailLines({ details: { from, to, cc } }: { details: Details }) {
  const t = useMessages(mails)
  return (
    <dl className={styles.lines}>
      {from.emailAddress !== '' && <Line name={t.from} people={[from]} />}
      {to.length > 0 && <Line name={t.to} people={to} />}
      {cc.length > 0 && <Line name={t.cc} people={cc} />}
    </dl>
  )
}

function Line({ name, people }: { name: string; people: readonly EmailPerson[] }) {
  const t = useMessages(mails)
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? people : people.slice(0, MOST_NAMED)
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {shown.map(inWords).join(', ')}
        {shown.length < people.length && (
          <>
            {' '}
            <button type="button" className={styles.more} onClick={() => setWhole(true)}>
              {t.andMore(people.length - shown.length)}
            </button>
          </>
        )}
      </dd>
    </>
  )
}

/** What became of a mail that was not sent, and what to do about it. */
export function MailTrouble({ taskId, post, whyNot }: { taskId: string; post: Activity; whyNot: string | undefined }) {
  const t = useMessages(mails)
  const resend = useResendPost(taskId)
  const { mailStatus, mailError } = post
  const isStuck = mailStatus === 'error' || mailStatus === 'mail-box-error'
  if (!isStuck && !mailError) return null
  return (
    <div className={styles.trouble} role="status">
      <p>
        {isStuck ? t.stuck[mailStatus] : t.notToAll}
        {mailError && <span className={styles.said}>{mailError}</span>}
      </p>
      {isStuck && !whyNot && (
        <Button
          size="compact-sm"
          variant="default"
          loading={resend.isPending}
          onClick={() => resend.mutate({ postId: post._id })}
        >
          {t.sendAgain}
        </Button>
      )}
    </div>
  )
}
