import { useState } from 'react'
import { ApiError, isSignedOut } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { entry } from '../../messages/entry.ts'
import { errors } from '../../messages/errors.ts'
import { sayError } from '../../ui/error-panel.tsx'

const SHORTEST_PASSWORD = 8

/**
 * The fields of a small form: their values, and what is wrong with each once somebody tried to send it.
 *
 * @param isChosen  `password` is a new one, which may not be short
 * @param draft  what was typed before, and where what is typed goes; never that of a password
 */
export function useFields<Name extends string>(
  names: readonly Name[],
  { isChosen = false, draft }: { isChosen?: boolean; draft?: readonly [string, (text: string) => void] } = {},
) {
  type Values = Record<Name, string>
  const t = useMessages(entry)
  const [values, setValues] = useState(
    () => ({ ...Object.fromEntries(names.map((name) => [name, ''])), ...JSON.parse(draft?.[0] || '{}') }) as Values,
  )
  const [wasTried, setTried] = useState(false)
  const faultOf = (name: Name): string | undefined => {
    const value = values[name].trim()
    if (value === '') return t.required
    if (name === 'email' && !/^[^\s@]+@[^\s@]+$/.test(value)) return t.notAnAddress
    if (name === 'password' && isChosen && values[name].length < SHORTEST_PASSWORD) return t.tooShort
    return undefined
  }
  return {
    values,
    isRight: names.every((name) => faultOf(name) === undefined),
    touch: () => setTried(true),
    /** What an input needs. */
    field: (name: Name) => ({
      name,
      value: values[name],
      error: wasTried ? faultOf(name) : undefined,
      onChange: (event: { currentTarget: HTMLInputElement }) => {
        const { value } = event.currentTarget
        setValues((old) => ({ ...old, [name]: value })) // a password manager fills in several at once
        draft?.[1](JSON.stringify({ ...values, [name]: value }))
      },
    }),
  }
}

/** A refusal in words; `wrong` are those for what was proven false: a password, a code, a link. */
export function useRefusal(error: unknown, wrong: string): string | undefined {
  const t = useMessages(errors)
  if (!error) return undefined
  const isProofWrong =
    isSignedOut(error) || (error instanceof ApiError && error.status === 422 && 'token' in error.fields)
  return isProofWrong ? wrong : sayError(error, t)
}
