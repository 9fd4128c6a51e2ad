import { ActionIcon, Button, Textarea } from '@mantine/core'
import { Pencil, Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useFormats } from '../../app/formats.ts'
import { useHandOver } from '../../app/keep-focus.ts'
import { useMessages } from '../../app/language.ts'
import { nameOf } from '../../app/person.ts'
import { clients } from '../../messages/clients.ts'
import { common } from '../../messages/common.ts'
import { type ClientNote, useEditNote, useRemoveNote } from '../../queries/client-notes.ts'
import { useMe } from '../../queries/me.ts'
import { usePeople } from '../../queries/people.ts'
import { Ask } from '../../ui/ask.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { Markdown } from '../markdown/markdown.tsx'
import styles from './client-notes.module.css'

/** A note; who wrote it may change it, and a manager may remove it, too. */
export function ClientNoteItem({ clientId, most, note }: { clientId: string; most: number; note: ClientNote }) {
  const [t, words] = [useMessages(clients), useMessages(common)]
  const formats = useFormats()
  const me = useMe()
  const person = usePeople()(note.user)
  const [edit, remove] = [useEditNote(clientId, most), useRemoveNote(clientId, most)]
  const [typed, setTyped] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)
  const { give, take } = useHandOver()
  const stop = () => {
    give()
    setTyped(null)
  }
  const isMine = note.user === me._id
  const isSaved = !note._id.startsWith('new')
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    const content = typed?.trim()
    if (!content) return
    stop()
    if (content !== note.content) edit.mutate({ noteId: note._id, content }, { onError: () => setTyped(content) })
  }
  return (
    <li className={styles.note}>
      <div className={styles.by}>
        <Avatar person={person} size={22} />
        <strong className={styles.author}>{nameOf(person)}</strong>
        <time
          className={styles.when}
          dateTime={new Date(note.createdAt * 1000).toISOString()}
          title={formats.full(note.createdAt)}
        >
          {formats.ago(note.createdAt)}
          {note.editedAt !== null && ` · ${t.edited}`}
        </time>
        {isSaved && isMine && typed === null && (
          <ActionIcon ref={take} size="sm" aria-label={t.editNote} onClick={() => setTyped(note.content)}>
            <Pencil size={14} />
          </ActionIcon>
        )}
        {isSaved && (isMine || me.org.isAdmin) && typed === null && (
          <ActionIcon size="sm" aria-label={t.removeNote} onClick={() => setAsking(true)}>
            <Trash2 size={14} />
          </ActionIcon>
        )}
      </div>
      {typed === null ? (
        <Markdown text={note.content} />
      ) : (
        <form className={styles.form} onSubmit={submit}>
          <Textarea
            autoFocus
            aria-label={t.editNote}
            autosize
            minRows={2}
            maxRows={16}
            maxLength={100_000}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
              if (event.key === 'Escape') stop()
            }}
          />
          <div className={styles.buttons}>
            <Button type="submit" size="xs" disabled={!typed.trim()}>
              {words.save}
            </Button>
            <Button size="xs" variant="subtle" color="gray" onClick={stop}>
              {words.cancel}
            </Button>
          </div>
        </form>
      )}
      <Ask
        title={t.removeNoteAsk}
        text={t.removeNoteText}
        action={words.delete}
        isOpen={isAsking}
        close={() => setAsking(false)}
        onYes={() => remove.mutate(note._id)}
      />
    </li>
  )
}
