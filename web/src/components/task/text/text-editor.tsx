import { SegmentedControl, Textarea } from '@mantine/core'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useMessages } from '../../../app/language.ts'
import { nameOf } from '../../../app/person.ts'
import { comments } from '../../../messages/comments.ts'
import { tasks } from '../../../messages/tasks.ts'
import { useUsers } from '../../../queries/people.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Markdown } from '../../markdown/markdown.tsx'
import { matching, mentionAt } from '../activity/mentions.ts'
import { useDrop } from '../files/use-drop.ts'
import styles from './text-editor.module.css'

/** A place to write Markdown in: with a preview, people after an @, and files by drop and paste. */
export function TextEditor(props: {
  label: string
  value: string
  onChange: (text: string) => void
  /** Ctrl and Enter. */
  onDone: () => void
  /** Escape, when no list is open. Without it, Escape leaves the words where they are. */
  onEscape?: (() => void) | undefined
  onFiles?: ((files: File[]) => void) | undefined
  placeholder?: string
  minRows?: number
  autoFocus?: boolean
  disabled?: boolean
  maxLength: number
}) {
  const { label, value, onChange, onDone, onEscape, onFiles, placeholder, minRows = 3, autoFocus = false } = props
  const [t, words] = [useMessages(tasks), useMessages(comments)]
  const users = useUsers()
  const area = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const [isPreview, setPreview] = useState(false)
  const [caret, setCaret] = useState<number | null>(null)
  const [place, setPlace] = useState(0)
  const { isOver, on } = useDrop((files) => onFiles?.(files), onFiles !== undefined)

  const mention = caret === null ? undefined : mentionAt(value, caret)
  const found = mention ? matching(users, mention.typed) : []
  const chosen = found[Math.min(place, found.length - 1)]
  const follow = () => {
    setCaret(area.current?.selectionStart ?? null)
    setPlace(0)
  }
  const pick = (user: (typeof found)[number]) => {
    if (!mention || caret === null) return
    const words = `@${nameOf(user)} `
    onChange(value.slice(0, mention.start) + words + value.slice(caret))
    setCaret(null)
    const end = mention.start + words.length
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(end, end)
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const isDone = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (isDone) {
      event.preventDefault()
      return onDone()
    }
    if (chosen && ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].includes(event.key)) {
      event.preventDefault()
      event.stopPropagation()
      if (event.key === 'ArrowDown') setPlace((place + 1) % found.length)
      else if (event.key === 'ArrowUp') setPlace((place + found.length - 1) % found.length)
      else if (event.key === 'Escape') setCaret(null)
      else pick(chosen)
      return
    }
    if (event.key === 'Escape' && onEscape) {
      event.stopPropagation()
      onEscape()
    }
  }
  return (
    <div className={styles.editor} data-over={isOver || undefined} {...on}>
      <SegmentedControl
        size="xs"
        className={styles.tabs}
        aria-label={label}
        value={isPreview ? 'preview' : 'write'}
        data={[
          { value: 'write', label: t.write },
          { value: 'preview', label: t.preview },
        ]}
        onChange={(view) => setPreview(view === 'preview')}
      />
      {isPreview ? (
        <div className={styles.preview}>{value.trim() ? <Markdown text={value} /> : <p>{placeholder ?? '–'}</p>}</div>
      ) : (
        <Textarea
          ref={area}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={chosen ? listId : undefined}
          aria-activedescendant={chosen ? `${listId}-${chosen._id}` : undefined}
          placeholder={placeholder}
          minRows={minRows}
          maxRows={24}
          autoFocus={autoFocus}
          disabled={props.disabled ?? false}
          maxLength={props.maxLength}
          value={value}
          onChange={(event) => {
            onChange(event.currentTarget.value)
            setCaret(event.currentTarget.selectionStart)
            setPlace(0)
          }}
          onClick={follow}
          onBlur={() => setTimeout(() => setCaret(null), 150)}
          onKeyDown={onKeyDown}
        />
      )}
      {chosen && !isPreview && (
        <div role="listbox" id={listId} aria-label={words.people} className={styles.people}>
          {found.map((user) => (
            <div
              key={user._id}
              role="option"
              tabIndex={-1}
              id={`${listId}-${user._id}`}
              aria-selected={user === chosen}
              className={styles.person}
              onPointerDown={(event) => {
                event.preventDefault() // the words keep the focus
                pick(user)
              }}
            >
              <Avatar person={user} /> {nameOf(user)}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
