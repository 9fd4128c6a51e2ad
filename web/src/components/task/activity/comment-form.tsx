import { ActionIcon, Button } from '@mantine/core'
import { Paperclip, X } from 'lucide-react'
import { useRef } from 'react'
import type { Task } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { draftOf, useDraft } from '../../../app/stored.ts'
import { comments } from '../../../messages/comments.ts'
import { mails as mailMessages } from '../../../messages/mails.ts'
import { tasks } from '../../../messages/tasks.ts'
import { usePost } from '../../../queries/activities.ts'
import { useMe } from '../../../queries/me.ts'
import { useUsers } from '../../../queries/people.ts'
import { WhyNot } from '../../../ui/why-not.tsx'
import { UploadList } from '../../project/files/upload-list.tsx'
import { useUploadsTo } from '../../project/files/use-uploads.ts'
import { TextEditor } from '../text/text-editor.tsx'
import styles from './activity.module.css'
import { Audience } from './audience.tsx'
import mail from './mail.module.css'
import { mentionsIn } from './mentions.ts'
import { useAudience } from './use-audience.ts'

type Attached = { _id: string; name: string }[]

/** Whom it answers, and how that ends. */
export interface Reply {
  postId: string
  who: string
  /** Then it is meant to be one, too. */
  isToMail: boolean
  stop: () => void
}

interface Props {
  task: Task
  whyNot: string | undefined
  /** Why nothing may be said to anybody outside. */
  whyNotShow: string | undefined
  reply?: Reply
}

export function CommentForm({ task, whyNot, whyNotShow, reply }: Props) {
  const [t, words, mails] = [useMessages(tasks), useMessages(comments), useMessages(mailMessages)]
  const taskId = task._id
  const me = useMe()
  const users = useUsers()
  const post = usePost(taskId, me._id)
  const place = reply ? `${taskId} ${reply.postId}` : taskId
  const [text, setText] = useDraft(`comment ${place}`)
  const [kept, keep] = useDraft(`comment-files ${place}`)
  const attached = attachedIn(kept)
  const input = useRef<HTMLInputElement>(null)
  const { uploads, start, forget } = useUploadsTo(async (_id, { name }) => {
    const before = attachedIn(draftOf(`comment-files ${place}`))
    keep(JSON.stringify([...before, { _id, name }]))
  })
  const audience = useAudience(task, whyNotShow, reply?.isToMail ?? false)
  const isBusy = uploads.some(({ error }) => error === undefined)
  const isReady = (text.trim() !== '' || attached.length > 0) && !isBusy && whyNot === undefined && audience.isReady
  const send = () => {
    if (!isReady) return
    const content = text.trim()
    const before = [text, kept] as const
    setText('')
    keep('')
    reply?.stop()
    const to = audience.take()
    const sent = post.mutateAsync({
      content,
      mentions: mentionsIn(content, users),
      ...(attached.length > 0 && { fileIds: attached.map(({ _id }) => _id) }),
      ...(reply && { replyToId: reply.postId }),
      ...to.body,
    })
    // A word says why it was refused, and nothing typed is lost; even when one has gone elsewhere meanwhile.
    sent.catch(() => {
      to.putBack()
      setText([before[0], draftOf(`comment ${place}`)].filter(Boolean).join('\n\n'))
      const both = [...attachedIn(before[1]), ...attachedIn(draftOf(`comment-files ${place}`))]
      if (both.length > 0) keep(JSON.stringify(both))
    })
  }
  return (
    <form
      className={`${styles.form} ${audience.modes.length > 1 ? mail.writing : ''}`}
      data-mode={audience.mode}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Audience audience={audience} whyNotShow={whyNotShow} />
      <TextEditor
        label={reply ? words.replyTo(reply.who) : audience.mode === 'mail' ? mails.writeMail : t.comment}
        placeholder={audience.mode === 'mail' ? mails.mailPlaceholder : t.commentHint}
        minRows={2}
        maxLength={100_000}
        value={text}
        disabled={whyNot !== undefined}
        autoFocus={reply !== undefined}
        onChange={setText}
        onDone={send}
        onFiles={whyNot ? undefined : (files) => void start(files)}
        onEscape={reply && text === '' ? reply.stop : undefined}
      />
      <UploadList uploads={uploads} forget={forget} />
      {attached.length > 0 && (
        <ul className={styles.attached}>
          {attached.map(({ _id, name }) => (
            <li key={_id}>
              <Paperclip size={13} aria-hidden /> {name}
              <ActionIcon
                size="xs"
                aria-label={words.takeOff(name)}
                onClick={() => {
                  const rest = attached.filter((file) => file._id !== _id)
                  keep(rest.length > 0 ? JSON.stringify(rest) : '')
                }}
              >
                <X size={12} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.send}>
        <span className={styles.hint}>{whyNot ?? words.hint}</span>
        {!whyNot && (
          <ActionIcon aria-label={words.attach} onClick={() => input.current?.click()}>
            <Paperclip size={15} />
          </ActionIcon>
        )}
        {reply && (
          <Button size="xs" variant="subtle" color="gray" onClick={reply.stop}>
            {words.stopReply}
          </Button>
        )}
        <WhyNot reason={whyNot}>
          <Button type="submit" size="xs" disabled={!isReady}>
            {audience.mode === 'mail' ? mails.send : t.send}
          </Button>
        </WhyNot>
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={words.attach}
        onChange={(event) => {
          void start([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </form>
  )
}

function attachedIn(kept: string): Attached {
  try {
    return kept === '' ? [] : (JSON.parse(kept) as Attached)
  } catch {
    return []
  }
}
