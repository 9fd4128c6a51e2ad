import { ActionIcon, Button, Switch, Tooltip } from '@mantine/core'
import { ChevronRight, Trash2 } from 'lucide-react'
import { useId } from 'react'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { integrations } from '../../messages/integrations.ts'
import { useSwitchWebhook, type Webhook } from '../../queries/integrations.ts'
import { useProjects } from '../../queries/projects.ts'
import rows from '../../ui/rows.module.css'
import { WebhookDetails } from './webhook-details.tsx'
import styles from './webhook-row.module.css'

interface Props {
  webhook: Webhook
  isOpen: boolean
  setOpen: (isOpen: boolean) => void
  onRemove: () => void
}

/** A webhook; opened, with what it was told. */
export function WebhookRow({ webhook, isOpen, setOpen, onRemove }: Props) {
  const t = useMessages(integrations)
  const formats = useFormats()
  const turn = useSwitchWebhook()
  const detailsId = useId()
  const { _id, url, active, disabledAt, disabledReason } = webhook
  return (
    <li>
      <div className={rows.row}>
        <Tooltip label={t.deliveriesOf(url)}>
          <ActionIcon
            aria-label={t.deliveriesOf(url)}
            aria-expanded={isOpen}
            aria-controls={detailsId}
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronRight size={15} className={styles.arrow} data-open={isOpen || undefined} />
          </ActionIcon>
        </Tooltip>
        <div className={rows.main}>
          <div className={`${rows.name} ${styles.address}`}>{url}</div>
          <div className={rows.about}>
            <About webhook={webhook} />
          </div>
        </div>
        <Switch
          size="sm"
          aria-label={t.active(url)}
          checked={active}
          onChange={(event) => turn.mutate({ id: _id, active: event.currentTarget.checked })}
        />
        <ActionIcon aria-label={t.removeWebhook(url)} onClick={onRemove}>
          <Trash2 size={15} />
        </ActionIcon>
      </div>
      {disabledAt !== null && disabledReason !== null && (
        <div className={styles.disabled}>
          <p>{t.disabled[disabledReason](formats.full(disabledAt))}</p>
          <Button size="compact-sm" onClick={() => turn.mutate({ id: _id, active: true })}>
            {t.enable}
          </Button>
        </div>
      )}
      <div id={detailsId}>{isOpen && <WebhookDetails webhook={webhook} />}</div>
    </li>
  )
}

function About({ webhook: { type, group, recursive } }: { webhook: Webhook }) {
  const t = useMessages(integrations)
  const projects = useProjects()
  if (group === undefined) return t.events[type]
  const project = projects.find(({ _id }) => _id === group)?.name ?? t.goneProject
  return [t.events[type], recursive ? t.andBelow(project) : project].join(' · ')
}
