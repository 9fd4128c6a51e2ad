import { TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMessages } from '../../app/language.ts'
import { entry } from '../../messages/entry.ts'
import { useSignIn } from '../../queries/me.ts'
import { PasswordInput } from '../../ui/password-input.tsx'
import { EntryForm } from './entry-form.tsx'
import styles from './entry-page.module.css'
import { EntryPage } from './entry-page.tsx'
import { useFields, useRefusal } from './use-fields.ts'

export function SignInPage({ onEntered }: { onEntered: () => void }) {
  const t = useMessages(entry)
  const signIn = useSignIn()
  const { values, isRight, touch, field } = useFields(['email', 'password'])
  const submit = () => {
    touch()
    if (isRight) signIn.mutate(values, { onSuccess: onEntered })
  }
  return (
    <EntryPage title={t.welcome}>
      <EntryForm
        action={t.signIn}
        isPending={signIn.isPending}
        refusal={useRefusal(signIn.error, t.wrong)}
        onSubmit={submit}
      >
        <TextInput size="md" type="email" label={t.email} autoComplete="username" autoFocus {...field('email')} />
        <PasswordInput size="md" label={t.password} autoComplete="current-password" {...field('password')} />
      </EntryForm>
      <p className={styles.aside}>
        <Link to="/forgotten">{t.forgotten}</Link>
      </p>
    </EntryPage>
  )
}
