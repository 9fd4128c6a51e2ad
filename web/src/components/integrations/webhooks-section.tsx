import { ActionIcon, Switch } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useMessages } from '../../app/language.ts'
import { common } from '../../messages/common.ts'
import { integrations } from '../../messages/integrations.ts'
import { useRemoveWebhook, useSwitchWebhook, type Webhook, webhooksQuery } from '../../queries/integrations.ts'
import { useProjects } from '../../queries/projects.ts'
import { Ask } from '../../ui/ask.tsx'
import rows from '../../ui/rows.module.css'
import { Section } from '../../ui/section.tsx'
import { SecretShown } from './secret-shown.tsx'
import { WebhookForm } from './webhook-form.tsx'

export function WebhooksSection() {
  const [t, words] = [useMessages(integrations), useMessages(common)]
  const { data: webhooks } = useSuspenseQuery(webhooksQuery)
  const projects = useProjects()
  const [made, setMade] = useState<{ _id: string; secret: string } | null>(null)
  const [asked, setAsked] = useState<Webhook | null>(null)
  const [remove, turn] = [useRemoveWebhook(), useSwitchWebhook()]
  const about = ({ type, group }: Webhook) => {
    if (group === undefined) return t.events[type]
    return `${t.events[type]} · ${projects.find(({ _id }) => _id === group)?.name ?? t.goneProject}`
  }
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
            <li key={webhook._id} className={rows.row}>
              <div className={rows.main}>
                <div className={rows.name}>{webhook.url}</div>
                <div className={rows.about}>{about(webhook)}</div>
              </div>
              <Switch
                size="sm"
                aria-label={t.active(webhook.url)}
                checked={webhook.active}
                onChange={(event) => turn.mutate({ id: webhook._id, active: event.currentTarget.checked })}
              />
              <ActionIcon aria-label={t.removeWebhook(webhook.url)} onClick={() => setAsked(webhook)}>
                <Trash2 size={15} />
              </ActionIcon>
            </li>
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
