import { Button, Checkbox } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ApiError } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { toast } from '../../app/toasts.tsx'
import { account } from '../../messages/account.ts'
import { entry } from '../../messages/entry.ts'
import { errors } from '../../messages/errors.ts'
import { useChangePassword, useMe } from '../../queries/me.ts'
import { sayError } from '../../ui/error-panel.tsx'
import { PasswordInput } from '../../ui/password-input.tsx'
import rows from '../../ui/rows.module.css'
import { Section } from '../../ui/section.tsx'

const SHORTEST = 8

export function PasswordSection() {
  const [t, words, refusals] = [useMessages(account), useMessages(entry), useMessages(errors)]
  const me = useMe()
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const [wasTried, setTried] = useState(false)
  const [removeTokens, setRemoveTokens] = useState(false)
  const change = useChangePassword()
  const isShort = next.length < SHORTEST
  const isWrong = change.error instanceof ApiError && 'present' in change.error.fields
  const presentFault = isWrong ? t.wrongPassword : wasTried && !present ? words.required : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!present || isShort || change.isPending) return
    change.mutate(
      { present, password: next, removeTokens },
      {
        onSuccess: () => {
          setPresent('')
          setNext('')
          setTried(false)
          setRemoveTokens(false)
          toast(t.passwordChanged)
        },
      },
    )
  }
  return (
    <Section title={t.password} text={t.passwordText}>
      <form className={rows.form} onSubmit={submit} noValidate>
        <input type="text" name="username" value={me.email} autoComplete="username" readOnly hidden />
        <PasswordInput
          label={t.present}
          autoComplete="current-password"
          value={present}
          error={presentFault}
          onChange={(event) => {
            setPresent(event.currentTarget.value)
            if (change.isError) change.reset()
          }}
        />
        <PasswordInput
          label={t.next}
          autoComplete="new-password"
          value={next}
          error={wasTried && isShort ? words.tooShort : undefined}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <Checkbox
          label={words.removeTokens}
          checked={removeTokens}
          onChange={(event) => setRemoveTokens(event.currentTarget.checked)}
        />
        <Button type="submit" variant="default" loading={change.isPending}>
          {t.changePassword}
        </Button>
      </form>
      {change.error && !isWrong && <p role="alert">{sayError(change.error, refusals)}</p>}
    </Section>
  )
}
