import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMessages } from '../../app/language.ts'
import { useDraft } from '../../app/stored.ts'
import { errors } from '../../messages/errors.ts'
import { integrations } from '../../messages/integrations.ts'
import { useCreateToken } from '../../queries/integrations.ts'
import { sayError } from '../../ui/error-panel.tsx'
import rows from '../../ui/rows.module.css'
import { PresentPassword, usePresentPassword } from '../account/present-password.tsx'
import type { MadeToken } from './tokens-section.tsx'

const DAYS = ['30', '90', '365', '0'] as const
type Days = (typeof DAYS)[number]
const DAY_S = 86_400

/** @param onMade  gets what is shown this once */
export function TokenForm({ onMade }: { onMade: (made: MadeToken) => void }) {
  const [t, refusals] = [useMessages(integrations), useMessages(errors)]
  const [name, setName] = useDraft('token name')
  const [days, setDays] = useState<Days>('90')
  const [wasTried, setTried] = useState(false)
  const create = useCreateToken()
  const own = usePresentPassword(create)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!own.touch() || !name.trim() || create.isPending) return
    const expiresAt = days === '0' ? null : Math.floor(Date.now() / 1000) + Number(days) * DAY_S
    create.mutate(
      { name: name.trim(), expiresAt, present: own.present },
      {
        onSuccess: (made) => {
          setName('')
          setTried(false)
          own.clear()
          if (made.token !== null) onMade({ ...made, token: made.token }) // it is, where no key was sent
        },
      },
    )
  }
  return (
    <form className={rows.form} onSubmit={submit} noValidate>
      <TextInput
        label={t.tokenName}
        placeholder={t.tokenHint}
        value={name}
        maxLength={100}
        autoComplete="off"
        error={wasTried && !name.trim() ? t.nameNeeded : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label={t.expiry}
        data={DAYS.map((value) => ({ value, label: t.expiries[value] }))}
        value={days}
        allowDeselect={false}
        onChange={(value) => setDays((value ?? '90') as Days)} // one of ours
      />
      <PresentPassword of={own} />
      <Button type="submit" loading={create.isPending}>
        {t.makeToken}
      </Button>
      {create.error && !own.isWrong && <p role="alert">{sayError(create.error, refusals)}</p>}
    </form>
  )
}
