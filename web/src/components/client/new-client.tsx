import { Button, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { ApiError } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { useDraft } from '../../app/stored.ts'
import { clients } from '../../messages/clients.ts'
import { common } from '../../messages/common.ts'
import { errors } from '../../messages/errors.ts'
import { useCreateClient } from '../../queries/clients.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { sayError } from '../../ui/error-panel.tsx'
import styles from './client-page.module.css'

const FIELDS = ['name', 'fullname', 'email', 'phone'] as const
type Field = (typeof FIELDS)[number]
const MOST: Record<Field, number> = { name: 254, fullname: 1000, email: 254, phone: 100 }

/** A name is all that a new client needs. */
export function NewClient({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const [t, words, wrongs] = [useMessages(clients), useMessages(common), useMessages(errors)]
  const navigate = useNavigate()
  const create = useCreateClient()
  const [typed, type, forget] = useTyped()
  const refusal = create.error instanceof ApiError ? create.error.fields : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!typed.name.trim()) return
    create.mutate(
      { ...typed, name: typed.name.trim(), email: typed.email.trim() },
      {
        onSuccess: ({ _id }) => {
          forget()
          close()
          void navigate({ to: '/clients/$clientId', params: { clientId: _id } })
        },
      },
    )
  }
  const isNoEmail = 'email' in refusal
  const wrongOf = (field: Field) => (field === 'email' && isNoEmail ? t.notEmail : field in refusal)
  const cancel = () => {
    forget()
    close()
  }
  return (
    <Dialog opened={isOpen} onClose={close} title={t.add}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {FIELDS.map((field) => (
          <TextInput
            key={field}
            label={t[field]}
            data-autofocus={field === 'name' || undefined}
            required={field === 'name'}
            maxLength={MOST[field]}
            value={typed[field]}
            error={wrongOf(field)}
            onChange={(event) => type[field](event.currentTarget.value)}
          />
        ))}
        {create.error && !isNoEmail && (
          <p className={styles.wrong} role="alert">
            {sayError(create.error, wrongs)}
          </p>
        )}
        <div className={styles.buttons}>
          <Button variant="subtle" color="gray" onClick={cancel}>
            {words.cancel}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={!typed.name.trim()}>
            {words.create}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** What is typed outlives a reload, until it is sent or given up. */
function useTyped() {
  const [name, setName] = useDraft('new-client name')
  const [fullname, setFullname] = useDraft('new-client fullname')
  const [email, setEmail] = useDraft('new-client email')
  const [phone, setPhone] = useDraft('new-client phone')
  const type: Record<Field, (text: string) => void> = {
    name: setName,
    fullname: setFullname,
    email: setEmail,
    phone: setPhone,
  }
  const forget = () => {
    for (const set of Object.values(type)) set('')
  }
  return [{ name, fullname, email, phone }, type, forget] as const
}
