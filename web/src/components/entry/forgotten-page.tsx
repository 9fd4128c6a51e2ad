import { TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMessages } from '../../app/language.ts'
import { entry } from '../../messages/entry.ts'
import { useRequestPasswordReset } from '../../queries/me.ts'
import { EntryForm } from './entry-form.tsx'
import styles from './entry-page.module.css'
import { EntryPage } from './entry-page.tsx'
import { useFields, useRefusal } from './use-fields.ts'

export function ForgottenPage() {
  const t = useMessages(entry)
  const request = useRequestPasswordReset()
  const { values, isRight, touch, field } = useFields(['email'])
  const submit = () => {
    touch()
    if (isRight) request.mutate(values)
  }
  const refusal = useRefusal(request.error, t.notAnAddress)
  return (
    <EntryPage title={t.forgottenTitle} text={t.forgottenText}>
      {request.isSuccess ? (
        <p className={`${styles.form} ${styles.done}`} role="status">
          {t.sent(values.email)}
        </p>
      ) : (
        <EntryForm action={t.send} isPending={request.isPending} refusal={refusal} onSubmit={submit}>
          <TextInput size="md" type="email" label={t.email} autoComplete="username" autoFocus {...field('email')} />
        </EntryForm>
      )}
      <p className={styles.aside}>
        <Link to="/sign-in">{t.backToSignIn}</Link>
      </p>
    </EntryPage>
  )
}
