import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMessages } from '../../app/language.ts'
import { entry } from '../../messages/entry.ts'
import { useAcceptInvitation, useResetPassword } from '../../queries/me.ts'
import { PasswordInput } from '../../ui/password-input.tsx'
import { EntryForm } from './entry-form.tsx'
import styles from './entry-page.module.css'
import { EntryPage } from './entry-page.tsx'
import { useFields, useRefusal } from './use-fields.ts'

/** Where the links of mails lead: a forgotten password, and an invitation. */
export function ChoosePasswordPage({
  kind,
  token,
  onEntered,
}: {
  kind: 'reset' | 'invitation'
  token: string
  onEntered: () => void
}) {
  const t = useMessages(entry)
  const [reset, accept] = [useResetPassword(), useAcceptInvitation()]
  const choose = kind === 'reset' ? reset : accept
  const [removeTokens, setRemoveTokens] = useState(false)
  const { values, isRight, touch, field } = useFields(['password'], { isChosen: true })
  const submit = () => {
    touch()
    if (isRight) choose.mutate({ token, password: values.password, removeTokens }, { onSuccess: onEntered })
  }
  const [title, text, action] =
    kind === 'reset' ? [t.resetTitle, t.resetText, t.resetDo] : [t.invitedTitle, t.invitedText, t.invitedDo]
  return (
    <EntryPage title={title} text={text}>
      <EntryForm
        action={action}
        isPending={choose.isPending}
        refusal={useRefusal(choose.error, t.usedUp)}
        onSubmit={submit}
      >
        <PasswordInput
          size="md"
          label={t.newPassword}
          description={t.passwordHint}
          autoComplete="new-password"
          autoFocus
          {...field('password')}
        />
        {kind === 'reset' && (
          <Checkbox
            label={t.removeTokens}
            checked={removeTokens}
            onChange={(event) => setRemoveTokens(event.currentTarget.checked)}
          />
        )}
      </EntryForm>
      <p className={styles.aside}>
        <Link to="/sign-in">{t.backToSignIn}</Link>
      </p>
    </EntryPage>
  )
}
