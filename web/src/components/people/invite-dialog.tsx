import { Button, Checkbox, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ApiError } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { nameOf } from '../../app/person.ts'
import { useDraft } from '../../app/stored.ts'
import { common } from '../../messages/common.ts'
import { entry } from '../../messages/entry.ts'
import { errors } from '../../messages/errors.ts'
import { people } from '../../messages/people.ts'
import { useInvite } from '../../queries/people.ts'
import { CopyLine } from '../../ui/copy-line.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { sayError } from '../../ui/error-panel.tsx'
import { PresentPassword, usePresentPassword } from '../account/present-password.tsx'
import { useFields } from '../entry/use-fields.ts'
import styles from './invite-dialog.module.css'

interface Props {
  isOpen: boolean
  close: () => void
  /** Begins with an empty form. */
  again: () => void
}

/** Asks whom to invite; then shows the link, this once. */
export function InviteDialog({ isOpen, close, again }: Props) {
  const [t, words] = [useMessages(people), useMessages(common)]
  const invite = useInvite()
  const made = invite.data
  return (
    <Dialog opened={isOpen} onClose={close} title={t.inviteTitle}>
      {!made && <InviteForm invite={invite} close={close} />}
      {made && (
        <div className={styles.form} role="status">
          <p>{t.invited(nameOf(made))}</p>
          {made.invitationUrl && <CopyLine label={t.link} text={made.invitationUrl} isQuiet />}
          <p className={styles.text}>{t.linkText}</p>
          <div className={styles.actions}>
            <Button variant="default" onClick={again}>
              {t.another}
            </Button>
            <Button onClick={close}>{words.done}</Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}

function InviteForm({ invite, close }: { invite: ReturnType<typeof useInvite>; close: () => void }) {
  const [t, words, labels] = [useMessages(people), useMessages(common), useMessages(entry)]
  const refusals = useMessages(errors)
  const draft = useDraft('invitation')
  const { values, isRight, touch, field } = useFields(['email', 'firstname', 'lastname'], { draft })
  const [manager, setManager] = useState(false)
  const own = usePresentPassword(invite)
  const isTaken = invite.error instanceof ApiError && 'email' in invite.error.fields
  const email = field('email')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    touch()
    if (!own.touch() || !isRight || invite.isPending) return
    const { email, firstname, lastname } = values
    invite.mutate(
      { email: email.trim(), firstname: firstname.trim(), lastname: lastname.trim(), manager, present: own.present },
      { onSuccess: () => draft[1]('') },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.text}>{t.inviteText}</p>
      <TextInput
        label={labels.email}
        type="email"
        data-autofocus
        autoComplete="off"
        maxLength={254}
        {...email}
        error={email.error ?? (isTaken ? t.taken : undefined)}
        onChange={(event) => {
          email.onChange(event)
          if (invite.isError) invite.reset()
        }}
      />
      <TextInput label={labels.firstname} autoComplete="off" maxLength={100} {...field('firstname')} />
      <TextInput label={labels.lastname} autoComplete="off" maxLength={100} {...field('lastname')} />
      <Checkbox label={t.asManager} checked={manager} onChange={(event) => setManager(event.currentTarget.checked)} />
      <PresentPassword of={own} />
      {invite.error && !isTaken && !own.isWrong && <p role="alert">{sayError(invite.error, refusals)}</p>}
      <div className={styles.actions}>
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
        <Button type="submit" loading={invite.isPending}>
          {t.invite}
        </Button>
      </div>
    </form>
  )
}
