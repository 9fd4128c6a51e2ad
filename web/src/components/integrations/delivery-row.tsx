import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { integrations } from '../../messages/integrations.ts'
import { type Delivery, deliveryQuery, useResend, type Webhook } from '../../queries/integrations.ts'
import { WhyNot } from '../../ui/why-not.tsx'
import styles from './webhook-details.module.css'

type Attempt = Delivery['attempts'][number]

/** One delivery: how it went, and on demand each attempt and what was sent. */
export function DeliveryRow({ webhook, delivery }: { webhook: Webhook; delivery: Delivery }) {
  const t = useMessages(integrations)
  const formats = useFormats()
  const [isOpen, setOpen] = useState(false)
  const detailsId = useId()
  const resend = useResend()
  const { _id, type, state, createdAt, nextAttemptAt, attempts } = delivery
  const last = attempts.at(-1)
  const name = type === 'test' ? t.test : t.events[type]
  const when = formats.full(createdAt)
  return (
    <li className={styles.delivery}>
      <div className={styles.head}>
        <div className={styles.what}>
          <span className={styles.state} data-state={state}>
            {t.deliveryStates[state]}
          </span>
          {' · '}
          {name}
          {' · '}
          <time dateTime={new Date(createdAt * 1000).toISOString()} title={when}>
            {formats.ago(createdAt)}
          </time>
          <div className={styles.quiet}>
            {last ? <Said attempt={last} /> : state === 'failed' ? t.notSent : t.notYet}
            {nextAttemptAt !== undefined && last && ` · ${t.nextAttempt(formats.full(nextAttemptAt))}`}
          </div>
        </div>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-expanded={isOpen}
          aria-controls={detailsId}
          onClick={() => setOpen(!isOpen)}
        >
          {t.details}
          <span className="sr-only"> {`${name}, ${when}`}</span>
        </Button>
        <WhyNot reason={webhook.active ? undefined : t.isOff}>
          <Button
            size="compact-xs"
            variant="default"
            aria-disabled={webhook.active ? undefined : true}
            data-disabled={webhook.active ? undefined : true}
            loading={resend.isPending}
            onClick={() => webhook.active && resend.mutate({ id: webhook._id, deliveryId: _id })}
          >
            {t.resend}
            <span className="sr-only"> {`${name}, ${when}`}</span>
          </Button>
        </WhyNot>
      </div>
      <div id={detailsId}>{isOpen && <Details webhookId={webhook._id} delivery={delivery} />}</div>
    </li>
  )
}

/** How an attempt went, in a line. */
function Said({ attempt: { status, durationMs, error } }: { attempt: Attempt }) {
  const t = useMessages(integrations)
  const reason =
    error !== undefined && Object.hasOwn(t.errors, error) ? t.errors[error as keyof typeof t.errors] : error
  if (status === null) return reason ?? t.noAnswer
  return `${t.answered(status, durationMs)}${error === 'redirected' ? ` · ${t.errors.redirected}` : ''}`
}

function Details({ webhookId, delivery }: { webhookId: string; delivery: Delivery }) {
  const t = useMessages(integrations)
  const formats = useFormats()
  const { data } = useQuery(deliveryQuery(webhookId, delivery._id))
  return (
    <>
      <ol className={styles.attempts} aria-label={t.attempts}>
        {delivery.attempts.map((attempt, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: attempts are only ever added
          <li key={i}>
            {formats.full(attempt.at)} · <Said attempt={attempt} />
            {attempt.response && <Text text={attempt.response} />}
          </li>
        ))}
      </ol>
      <p className={styles.quiet}>{t.sent(delivery._id)}</p>
      {data && <Text text={JSON.stringify(data.body, null, 2)} />}
    </>
  )
}

function Text({ text }: { text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <pre className={styles.answer} tabIndex={0}>
      {text}
    </pre>
  )
}
