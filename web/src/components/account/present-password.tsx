import { useState } from 'react'
import { ApiError } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { account } from '../../messages/account.ts'
import { entry } from '../../messages/entry.ts'
import { useMe } from '../../queries/me.ts'
import { PasswordInput } from '../../ui/password-input.tsx'

interface Mutation {
  error: unknown
  isError: boolean
  reset: () => void
}

/** The reader's own password, which is asked again for what outlives a sign-in; the server says whether it is right. */
export function usePresentPassword(change: Mutation) {
  const [present, setPresent] = useState('')
  const [wasTried, setTried] = useState(false)
  return {
    present,
    isWrong: change.error instanceof ApiError && 'present' in change.error.fields,
    wasTried,
    /** Answers whether there is one to be sent. */
    touch: () => {
      setTried(true)
      return present !== ''
    },
    clear: () => {
      setPresent('')
      setTried(false)
    },
    type: (text: string) => {
      setPresent(text)
      if (change.isError) change.reset()
    },
  }
}

export function PresentPassword({ of }: { of: ReturnType<typeof usePresentPassword> }) {
  const [t, words] = [useMessages(account), useMessages(entry)]
  const me = useMe()
  const missing = of.wasTried && of.present === '' ? words.required : undefined
  return (
    <>
      <input type="text" name="username" value={me.email} autoComplete="username" readOnly hidden />
      <PasswordInput
        label={t.ownPassword}
        autoComplete="current-password"
        value={of.present}
        error={of.isWrong ? t.wrongPassword : missing}
        onChange={(event) => of.type(event.currentTarget.value)}
      />
    </>
  )
}
