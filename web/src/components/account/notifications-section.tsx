import { Switch } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useMessages } from '../../app/language.ts'
import { account } from '../../messages/account.ts'
import { notificationSettingsQuery, useEditNotificationSettings } from '../../queries/notification-settings.ts'
import { Fields, Section } from '../../ui/section.tsx'
import { TimeField } from '../../ui/time-field.tsx'

const KINDS = ['assigned', 'commented', 'mentioned', 'client', 'reminder', 'dailySummary'] as const

/** Which mails one gets. */
export function NotificationsSection() {
  const t = useMessages(account)
  const { data: settings } = useSuspenseQuery(notificationSettingsQuery)
  const edit = useEditNotificationSettings()
  return (
    <Section title={t.mails} text={t.mailsText}>
      {KINDS.map((kind) => (
        <Switch
          key={kind}
          label={t.mailKinds[kind]}
          checked={settings.email[kind]}
          onChange={(event) => edit.mutate({ email: { [kind]: event.currentTarget.checked } })}
        />
      ))}
      {settings.email.dailySummary && (
        <Fields>
          <TimeField
            label={t.summaryAt}
            value={settings.summaryAt}
            onPick={(at) => edit.mutate({ summaryAt: at || '08:00' })}
          />
        </Fields>
      )}
    </Section>
  )
}
