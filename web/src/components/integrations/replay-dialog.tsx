import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { instantOf, wallOf } from '../../app/days.ts'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { common } from '../../messages/common.ts'
import { errors } from '../../messages/errors.ts'
import { integrations } from '../../messages/integrations.ts'
import { useReplay, type Webhook } from '../../queries/integrations.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { sayError } from '../../ui/error-panel.tsx'
import styles from './webhook-details.module.css'

const DAY_S = 86_400
const LAST_SECOND_S = 59 // of a minute, which is all that is chosen

/** Sends what happened in a time again; at first, since the webhook was switched off, or in the last day. */
export function ReplayDialog({ webhook, close }: { webhook: Webhook; close: () => void }) {
  const [t, words, refusals] = [useMessages(integrations), useMessages(common), useMessages(errors)]
  const { zone } = useFormats()
  const local = (seconds: number) => Object.values(wallOf(seconds, zone)).join('T')
  const [now] = useState(() => Math.floor(Date.now() / 1000))
  const [from, setFrom] = useState(local(webhook.disabledAt ?? now - DAY_S))
  const [to, setTo] = useState(local(now))
  const replay = useReplay()
  const isOrdered = from !== '' && to !== '' && from <= to
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isOrdered) return
    const at = (text: string) => instantOf(text.slice(0, 10), text.slice(11, 16), zone)
    replay.mutate({ id: webhook._id, from: at(from), to: at(to) + LAST_SECOND_S })
  }
  return (
    <Dialog opened onClose={close} title={t.replayTitle}>
      <form onSubmit={submit} noValidate>
        <p>{t.replayText}</p>
        <div className={styles.span}>
          <TextInput
            type="datetime-local"
            label={t.replayFrom}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label={t.replayTo}
            value={to}
            error={isOrdered ? undefined : t.replayOrder}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </div>
        <p role="status">{replay.data && t.replayed(replay.data.count)}</p>
        {replay.error && <p role="alert">{sayError(replay.error, refusals)}</p>}
        <div className={styles.foot}>
          <Button variant="default" onClick={close}>
            {words.close}
          </Button>
          <Button type="submit" loading={replay.isPending}>
            {t.replayNow}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
