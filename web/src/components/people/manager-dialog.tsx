import { Button } from '@mantine/core'
import type { FormEvent } from 'react'
import type { User } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { nameOf } from '../../app/person.ts'
import { common } from '../../messages/common.ts'
import { errors } from '../../messages/errors.ts'
import { people } from '../../messages/people.ts'
import { useSetManager } from '../../queries/people.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { sayError } from '../../ui/error-panel.tsx'
import { PresentPassword, usePresentPassword } from '../account/present-password.tsx'
import styles from './invite-dialog.module.css'

/** Makes somebody a manager, which asks for the reader's password. */
export function ManagerDialog({ user, isOpen, close }: { user: User; isOpen: boolean; close: () => void }) {
  const t = useMessages(people)
  return (
    <Dialog opened={isOpen} onClose={close} title={t.managerAsk(nameOf(user))} size="sm">
      <ManagerForm user={user} close={close} />
    </Dialog>
  )
}

function ManagerForm({ user, close }: { user: User; close: () => void }) {
  const [t, words, refusals] = [useMessages(people), useMessages(common), useMessages(errors)]
  const setManager = useSetManager()
  const own = usePresentPassword(setManager)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!own.touch() || setManager.isPending) return
    setManager.mutate({ id: user._id, manager: true, present: own.present }, { onSuccess: close })
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.text}>{t.managerText}</p>
      <PresentPassword of={own} />
      {setManager.error && !own.isWrong && <p role="alert">{sayError(setManager.error, refusals)}</p>}
      <div className={styles.actions}>
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
        <Button type="submit" loading={setManager.isPending}>
          {t.makeManager}
        </Button>
      </div>
    </form>
  )
}
