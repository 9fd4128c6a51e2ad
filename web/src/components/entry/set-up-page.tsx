import { TextInput } from '@mantine/core'
import { useLanguage, useMessages } from '../../app/language.ts'
import { entry } from '../../messages/entry.ts'
import { useSetUp } from '../../queries/me.ts'
import { PasswordInput } from '../../ui/password-input.tsx'
import { EntryForm } from './entry-form.tsx'
import styles from './entry-page.module.css'
import { EntryPage } from './entry-page.tsx'
import { useFields, useRefusal } from './use-fields.ts'

const FIELDS = ['code', 'organization', 'firstname', 'lastname', 'email', 'password'] as const
const EURO_ZONE = 'EUR'
const CURRENCIES: Record<string, string> = { 'Europe/Istanbul': 'TRY', 'Europe/London': 'GBP', 'Europe/Zurich': 'CHF' }
const currencyFor = (zone: string) =>
  CURRENCIES[zone] ?? (zone.startsWith('America/') || zone.startsWith('US/') ? 'USD' : EURO_ZONE)

/** The first visitor makes the organization. Zone, currency and language are guessed, and changed in its settings. */
export function SetUpPage({ onEntered }: { onEntered: () => void }) {
  const t = useMessages(entry)
  const language = useLanguage()
  const setUp = useSetUp()
  const { values, isRight, touch, field } = useFields(FIELDS, { isChosen: true })
  const submit = () => {
    touch()
    if (!isRight) return
    const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone
    setUp.mutate({ ...values, timezone, currency: currencyFor(timezone), language }, { onSuccess: onEntered })
  }
  return (
    <EntryPage title={t.setUpTitle} text={t.setUpText}>
      <EntryForm
        action={t.setUpDo}
        isPending={setUp.isPending}
        refusal={useRefusal(setUp.error, t.wrongCode)}
        onSubmit={submit}
      >
        <TextInput
          size="md"
          label={t.code}
          description={t.codeHint}
          autoComplete="one-time-code"
          autoFocus
          {...field('code')}
        />
        <TextInput size="md" label={t.organization} autoComplete="organization" {...field('organization')} />
        <div className={styles.pair}>
          <TextInput size="md" label={t.firstname} autoComplete="given-name" {...field('firstname')} />
          <TextInput size="md" label={t.lastname} autoComplete="family-name" {...field('lastname')} />
        </div>
        <TextInput size="md" type="email" label={t.email} autoComplete="username" {...field('email')} />
        <PasswordInput
          size="md"
          label={t.password}
          description={t.passwordHint}
          autoComplete="new-password"
          {...field('password')}
        />
      </EntryForm>
    </EntryPage>
  )
}
