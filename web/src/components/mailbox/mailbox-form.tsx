import { Button, Switch, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ApiError, type Project } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { useDraft } from '../../app/stored.ts'
import { common } from '../../messages/common.ts'
import { errors } from '../../messages/errors.ts'
import { mailboxes } from '../../messages/mailboxes.ts'
import { type Mailbox, useSaveMailbox } from '../../queries/mailboxes.ts'
import { sayError } from '../../ui/error-panel.tsx'
import { TagPicker, UserPicker } from '../pickers.tsx'
import styles from './mailbox.module.css'
import { bodyOf, type MailboxValues, missingIn, valuesOf } from './mailbox-values.ts'
import { ServerFields } from './server-fields.tsx'

interface Props {
  project: Project
  /** Undefined: a new one. */
  mailbox: Mailbox | undefined
  close: () => void
  onSaved: (saved: Mailbox) => void
}

export function MailboxForm({ project, mailbox, close, onSaved }: Props) {
  const [t, words, refusals] = [useMessages(mailboxes), useMessages(common), useMessages(errors)]
  const { values, set, forget } = useValues(project, mailbox)
  const [wasTried, setTried] = useState(false)
  const save = useSaveMailbox()
  const missing = missingIn(values, mailbox)
  const refused = save.error instanceof ApiError ? (save.error.problem?.errors ?? []) : []
  const fault = (field: string) =>
    wasTried && missing.includes(field)
      ? t.needed
      : refused.some((each) => each.field === field)
        ? sayError(save.error, refusals)
        : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (missing.length > 0 || save.isPending) return
    save.mutate(
      { id: mailbox?._id, body: bodyOf(values, project._id) },
      {
        onSuccess: (saved) => {
          forget()
          onSaved(saved)
        },
      },
    )
  }
  /** Most sign in by their address. */
  const takeAddress = () => {
    const { address, imap, smtp } = values
    set({
      ...(imap.user === '' && { imap: { ...imap, user: address.trim() } }),
      ...(smtp.user === '' && { smtp: { ...smtp, user: address.trim() } }),
    })
  }
  const isShown = refused.some(({ field }) => fault(field) !== undefined && FIELDS.test(field))
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.pair}>
        <TextInput
          label={t.name}
          description={t.nameHint}
          maxLength={100}
          autoComplete="off"
          data-autofocus
          value={values.name}
          error={fault('/name')}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t.address}
          description="support@example.com"
          type="email"
          maxLength={254}
          autoComplete="off"
          value={values.address}
          error={fault('/address')}
          onChange={(event) => set({ address: event.currentTarget.value })}
          onBlur={takeAddress}
        />
      </div>
      <fieldset className={styles.part}>
        <legend>{t.imap}</legend>
        <ServerFields
          of="imap"
          value={values.imap}
          isKept={mailbox !== undefined}
          fault={(field) => fault(`/imap/${field}`)}
          onChange={(change) => set({ imap: { ...values.imap, ...change } })}
        />
        <TextInput
          label={t.folder}
          maxLength={254}
          value={values.imap.folder}
          onChange={(event) => set({ imap: { ...values.imap, folder: event.currentTarget.value } })}
        />
      </fieldset>
      <fieldset className={styles.part}>
        <legend>{t.smtp}</legend>
        <Switch
          label={t.ownSmtp}
          description={t.ownSmtpHint}
          checked={values.hasSmtp}
          onChange={(event) => set({ hasSmtp: event.currentTarget.checked })}
        />
        {values.hasSmtp && (
          <ServerFields
            of="smtp"
            value={values.smtp}
            isKept={mailbox?.smtp !== undefined}
            fault={(field) => fault(`/smtp/${field}`)}
            onChange={(change) => set({ smtp: { ...values.smtp, ...change } })}
          />
        )}
      </fieldset>
      <fieldset className={styles.part}>
        <legend>{t.becomes}</legend>
        <dl className={styles.details}>
          <dt>{t.assignees}</dt>
          <dd>
            <UserPicker label={t.assignees} value={values.assignees} onPick={(assignees) => set({ assignees })} />
          </dd>
          <dt>{t.tags}</dt>
          <dd>
            <TagPicker projectId={project._id} value={values.tags} onPick={(tags) => set({ tags })} />
          </dd>
        </dl>
        <Switch
          label={t.autoReply}
          description={t.autoReplyHint}
          checked={values.hasAutoReply}
          onChange={(event) => set({ hasAutoReply: event.currentTarget.checked })}
        />
        {values.hasAutoReply && (
          <>
            <TextInput
              label={t.subject}
              maxLength={200}
              value={values.autoReply.subject}
              error={fault('/autoReply/subject')}
              onChange={(event) => set({ autoReply: { ...values.autoReply, subject: event.currentTarget.value } })}
            />
            <Textarea
              label={t.replyText}
              autosize
              minRows={3}
              maxRows={12}
              maxLength={10_000}
              value={values.autoReply.text}
              error={fault('/autoReply/text')}
              onChange={(event) => set({ autoReply: { ...values.autoReply, text: event.currentTarget.value } })}
            />
          </>
        )}
        <Switch
          label={t.takesReplies}
          description={t.takesRepliesHint}
          checked={values.takesReplies}
          onChange={(event) => set({ takesReplies: event.currentTarget.checked })}
        />
      </fieldset>
      {save.error && !isShown && (
        <p role="alert" className={styles.refusal}>
          {sayError(save.error, refusals)}
        </p>
      )}
      <div className={styles.foot}>
        <Switch
          label={t.isOn}
          checked={values.active}
          onChange={(event) => set({ active: event.currentTarget.checked })}
        />
        <span className={styles.grow} />
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t.save}
        </Button>
      </div>
    </form>
  )
}

/** The fields that say themselves what is wrong with them. */
const FIELDS = /^\/(name|address|(imap|smtp)\/(host|port|user|password)|autoReply\/(subject|text))$/

/** What is typed, so that a reload loses nothing of it but the passwords, which are kept nowhere. */
function useValues(project: Project, mailbox: Mailbox | undefined) {
  const [draft, setDraft] = useDraft(`mailbox ${mailbox?._id ?? project._id}`)
  const [values, setValues] = useState<MailboxValues>(() => ({
    ...valuesOf(mailbox, project.name),
    ...(readDraft(draft) as Partial<MailboxValues>),
  }))
  return {
    values,
    set(change: Partial<MailboxValues>) {
      const next = { ...values, ...change }
      setValues(next)
      const bare = (server: object) => ({ ...server, password: '' })
      setDraft(JSON.stringify({ ...next, imap: bare(next.imap), smtp: bare(next.smtp) }))
    },
    forget: () => setDraft(''),
  }
}

function readDraft(draft: string): object {
  try {
    return draft === '' ? {} : (JSON.parse(draft) as object)
  } catch {
    return {} // an older release wrote it
  }
}
