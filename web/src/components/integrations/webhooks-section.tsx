import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMessages } from '../../app/language.ts'
import { common } from '../../messages/common.ts'
import { integrations } from '../../messages/integrations.ts'
import { useRemoveWebhook, type Webhook, webhooksQuery } from '../../queries/integrations.ts'
import { Ask } from '../../ui/ask.tsx'
import rows from '../../ui/rows.module.css'
import { Section } from '../../ui/section.tsx'
import { SecretShown } from './secret-shown.tsx'
import { WebhookForm } from './webhook-form.tsx'
import { WebhookRow } from './webhook-row.tsx'

/** @param opened  the webhook whose deliveries are shown */
export function WebhooksSection({ opened }: { opened: string | undefined }) {
  const [t, words] = [useMessages(integrations), useMessages(common)]
  const { data: webhooks } = useSuspenseQuery(webhooksQuery)
  const navigate = useNavigate()
  const [made, setMade] = useState<{ _id: string; secret: string } | null>(null)
  const [asked, setAsked] = useState<Webhook | null>(null)
  const remove = useRemoveWebhook()
  const open = (webhook: string | undefined) =>
    void navigate({ to: '/integrations', search: (old: object) => ({ ...old, webhook }), replace: true })
  const removeAsked = ({ _id }: Webhook) => {
    if (made?._id === _id) setMade(null)
    remove.mutate(_id)
  }
  return (
    <Section title={t.webhooks} text={t.webhooksText}>
      <WebhookForm onMade={setMade} />
      {made && <SecretShown text={t.webhookMade} label={t.secret} secret={made.secret} />}
      {webhooks.length === 0 && <p className={rows.none}>{t.noWebhooks}</p>}
      {webhooks.length > 0 && (
        <ul className={rows.rows} aria-label={t.webhooks}>
          {webhooks.map((webhook) => (
            <WebhookRow
              key={webhook._id}
              webhook={webhook}
              isOpen={webhook._id === opened}
              setOpen={(isOpen) => open(isOpen ? webhook._id : undefined)}
              onRemove={() => setAsked(webhook)}
            />
          ))}
        </ul>
      )}
      <Ask
        isOpen={asked !== null}
        title={t.removeWebhookAsk}
        text={t.removeWebhookText(asked?.url ?? '')}
        action={words.remove}
        close={() => setAsked(null)}
        onYes={() => asked && removeAsked(asked)}
      />
    </Section>
  )
}
