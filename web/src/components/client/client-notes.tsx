import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useMessages } from '../../app/language.ts'
import { useDraft } from '../../app/stored.ts'
import { clients } from '../../messages/clients.ts'
import { common } from '../../messages/common.ts'
import { clientNotesQuery, NOTES_AT_ONCE, useAddNote } from '../../queries/client-notes.ts'
import { useMe } from '../../queries/me.ts'
import { Section } from '../../ui/section.tsx'
import { RowsSkeleton } from '../../ui/skeleton.tsx'
import { ClientNoteItem } from './client-note.tsx'
import styles from './client-notes.module.css'

const MOST = 499 // and one more, which the server gives at most

/** What people wrote down about a client, the newest first. */
export function ClientNotes({ id }: { id: string }) {
  const [t, words] = [useMessages(clients), useMessages(common)]
  const me = useMe()
  const [most, setMost] = useState(NOTES_AT_ONCE)
  const { data: notes } = useQuery(clientNotesQuery(id, most))
  const add = useAddNote(id, most, me._id)
  const [text, setText] = useDraft(`note ${id}`)
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    const content = text.trim()
    if (!content) return
    setText('')
    add.mutate(content, { onError: () => setText(text) })
  }
  return (
    <Section title={t.notes}>
      <form className={styles.form} data-screen-only onSubmit={submit}>
        <Textarea
          aria-label={t.newNote}
          placeholder={t.noteHint}
          autosize
          minRows={2}
          maxRows={16}
          maxLength={100_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
          }}
        />
        {text.trim() && (
          <Button type="submit" size="xs">
            {t.addNote}
          </Button>
        )}
      </form>
      {!notes && <RowsSkeleton rows={2} />}
      <ol className={styles.notes}>
        {notes?.slice(0, most).map((note) => (
          <ClientNoteItem key={note._id} clientId={id} most={most} note={note} />
        ))}
      </ol>
      {notes && notes.length > most && most < MOST && (
        <Button size="xs" variant="default" className={styles.more} onClick={() => setMost(Math.min(most * 4, MOST))}>
          {words.more}
        </Button>
      )}
    </Section>
  )
}
