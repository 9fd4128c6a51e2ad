import { Button, Radio, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ApiError, type View } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { toast } from '../../../app/toasts.tsx'
import { common } from '../../../messages/common.ts'
import { errors } from '../../../messages/errors.ts'
import { views } from '../../../messages/views.ts'
import { useCreateView, useEditView } from '../../../queries/views.ts'
import { sayError } from '../../../ui/error-panel.tsx'
import { searchOf } from './settings.ts'
import type { Asked } from './view-dialog.tsx'
import styles from './views.module.css'

type Place = 'own' | 'all' | 'shared'
const PLACES: readonly Place[] = ['own', 'all', 'shared']
const placeOf = ({ group, shared }: View): Place => (group === null ? 'all' : shared ? 'shared' : 'own')

/** The name of a view, and who finds it. */
export function ViewForm({ asked: { projectId, view, kind, settings }, close }: { asked: Asked; close: () => void }) {
  const [t, words, why] = [useMessages(views), useMessages(common), useMessages(errors)]
  const navigate = useNavigate()
  const [name, setName] = useState(view?.name ?? '')
  const [place, setPlace] = useState<Place>(view ? placeOf(view) : 'own')
  const [create, edit] = [useCreateView({ quiet: true }), useEditView({ quiet: true })]
  const isFixed = view !== undefined && !view.can.includes('take_view_back')
  const { error, isPending } = view ? edit : create
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return
    const where = isFixed ? {} : { group: place === 'all' ? null : (view?.group ?? projectId), shared: place === 'shared' }
    if (view) return edit.mutate({ id: view._id, name: name.trim(), ...where }, { onSuccess: close })
    const onSuccess = (made: View) => {
      close()
      toast(t.saved(made.name))
      void navigate({ to: '.', search: (old: object) => ({ ...old, ...searchOf(made) }), replace: true })
    }
    create.mutate({ name: name.trim(), kind, settings, ...where }, { onSuccess })
  } // biome-ignore format: one thought
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        data-autofocus
        label={t.name}
        value={name}
        maxLength={100}
        error={error instanceof ApiError && 'name' in error.fields}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Radio.Group
        label={t.where}
        description={isFixed ? t.notYours : undefined}
        value={place}
        onChange={(value) => setPlace(value as Place)}
      >
        <div className={styles.places}>
          {PLACES.map((each) => (
            <Radio key={each} value={each} label={t.places[each]} disabled={isFixed} />
          ))}
        </div>
      </Radio.Group>
      {error && (
        <p role="alert" className={styles.refusal}>
          {sayError(error, why)}
        </p>
      )}
      <div className={styles.buttons}>
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
        <Button type="submit" loading={isPending} disabled={!name.trim()}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
