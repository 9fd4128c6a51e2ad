import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ApiError } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { useDraft } from '../../app/stored.ts'
import { errors } from '../../messages/errors.ts'
import { integrations } from '../../messages/integrations.ts'
import { useCreateWebhook, type Webhook } from '../../queries/integrations.ts'
import { useProjects } from '../../queries/projects.ts'
import { sayError } from '../../ui/error-panel.tsx'
import rows from '../../ui/rows.module.css'

type EventName = Webhook['type']

/** @param onMade  gets the secret, which is told this once */
export function WebhookForm({ onMade }: { onMade: (made: { _id: string; secret: string }) => void }) {
  const [t, refusals] = [useMessages(integrations), useMessages(errors)]
  const projects = useProjects()
  const [type, setType] = useState<EventName>('task-created')
  const [group, setGroup] = useState<string | null>(null)
  const [isRecursive, setRecursive] = useState(false)
  const [url, setUrl] = useDraft('webhook address')
  const [wasTried, setTried] = useState(false)
  const create = useCreateWebhook()
  const needsProject = type.startsWith('task-')
  const isAddress = /^https?:\/\/\S+$/.test(url.trim())
  const faults = create.error instanceof ApiError ? create.error.fields : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isAddress || (needsProject && !group) || create.isPending) return
    const body = { type, url: url.trim(), ...(needsProject && group && { group, recursive: isRecursive }) }
    create.mutate(body, {
      onSuccess: (made) => {
        setUrl('')
        setTried(false)
        if (made.secret !== null) onMade({ ...made, secret: made.secret }) // it is, where no key was sent
      },
    })
  }
  return (
    <form className={rows.form} onSubmit={submit} noValidate>
      <Select
        label={t.event}
        data={(Object.keys(t.events) as EventName[]).map((value) => ({ value, label: t.events[value] }))}
        value={type}
        allowDeselect={false}
        onChange={(next) => next && setType(next as EventName)} // one of ours
      />
      {needsProject && (
        <Select
          label={t.project}
          data={projects.map(({ _id, name }) => ({ value: _id, label: name }))}
          value={group}
          searchable
          error={(wasTried && !group) || 'group' in faults ? t.projectNeeded : undefined}
          onChange={setGroup}
        />
      )}
      <TextInput
        label={t.address}
        placeholder="https://example.com/hook"
        type="url"
        value={url}
        maxLength={2000}
        autoComplete="off"
        error={(wasTried && !isAddress) || 'url' in faults ? t.addressRefused : undefined}
        onChange={(event) => {
          setUrl(event.currentTarget.value)
          create.reset()
        }}
      />
      <Button type="submit" loading={create.isPending}>
        {t.makeWebhook}
      </Button>
      {needsProject && (
        <Checkbox
          className={rows.wide}
          label={t.recursive}
          checked={isRecursive}
          onChange={(event) => setRecursive(event.currentTarget.checked)}
        />
      )}
      {create.error && Object.keys(faults).length === 0 && <p role="alert">{sayError(create.error, refusals)}</p>}
    </form>
  )
}
