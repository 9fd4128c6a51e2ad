import { Button } from '@mantine/core'
import { KeyRound, RotateCcw, Send } from 'lucide-react'
import { useState } from 'react'
import { useMessages } from '../../app/language.ts'
import { integrations } from '../../messages/integrations.ts'
import { useRenewSecret, useTestWebhook, type Webhook } from '../../queries/integrations.ts'
import { Ask } from '../../ui/ask.tsx'
import { WhyNot } from '../../ui/why-not.tsx'
import { DeliveryList } from './delivery-list.tsx'
import { ReplayDialog } from './replay-dialog.tsx'
import { SecretShown } from './secret-shown.tsx'
import styles from './webhook-details.module.css'

/** What a webhook was told, and what can be done about it. */
export function WebhookDetails({ webhook }: { webhook: Webhook }) {
  const t = useMessages(integrations)
  const { _id, url, active } = webhook
  const [asked, setAsked] = useState<'secret' | 'replay' | null>(null)
  const [test, renew] = [useTestWebhook(), useRenewSecret()]
  const whyNot = active ? undefined : t.isOff
  const off = { 'aria-disabled': active ? undefined : true, 'data-disabled': active ? undefined : true } as const
  return (
    <div className={styles.details}>
      <div className={styles.actions}>
        <WhyNot reason={whyNot}>
          <Button
            {...off}
            size="xs"
            variant="default"
            leftSection={<Send size={14} />}
            loading={test.isPending}
            onClick={() => active && test.mutate(_id)}
          >
            {t.sendTest}
          </Button>
        </WhyNot>
        <WhyNot reason={whyNot}>
          <Button
            {...off}
            size="xs"
            variant="default"
            leftSection={<RotateCcw size={14} />}
            onClick={() => active && setAsked('replay')}
          >
            {t.replay}
          </Button>
        </WhyNot>
        <Button size="xs" variant="default" leftSection={<KeyRound size={14} />} onClick={() => setAsked('secret')}>
          {t.newSecret}
        </Button>
      </div>
      {renew.data?.secret && <SecretShown text={t.secretRenewed} label={t.secret} secret={renew.data.secret} />}
      <DeliveryList webhook={webhook} />
      {asked === 'replay' && <ReplayDialog webhook={webhook} close={() => setAsked(null)} />}
      <Ask
        isOpen={asked === 'secret'}
        title={t.newSecretAsk}
        text={t.newSecretText(url)}
        action={t.newSecret}
        close={() => setAsked(null)}
        onYes={() => renew.mutate(_id)}
      />
    </div>
  )
}
