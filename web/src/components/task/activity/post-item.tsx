import { ActionIcon, Button, Menu } from '@mantine/core'
import { Ellipsis, Eye, EyeOff, Pencil, Reply as ReplyIcon, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Activity, Task } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { nameOf } from '../../../app/person.ts'
import { useDraft } from '../../../app/stored.ts'
import { comments } from '../../../messages/comments.ts'
import { common } from '../../../messages/common.ts'
import { useEditPost, useRemovePost, useShowPost } from '../../../queries/activities.ts'
import { useMe } from '../../../queries/me.ts'
import { usePeople, useUsers } from '../../../queries/people.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Confirm } from '../../../ui/confirm.tsx'
import { Markdown } from '../../markdown/markdown.tsx'
import { TextEditor } from '../text/text-editor.tsx'
import { When } from '../when.tsx'
import styles from './activity.module.css'
import { CommentForm } from './comment-form.tsx'
import { isOfMails, mailedOf, recipientsOf, senderOf } from './mailed.ts'
import { mentionsIn, withBoldMentions } from './mentions.ts'
import { PostFiles } from './post-files.tsx'

export function PostItem(props: {
  post: Activity
  /** What it answers; null: that was deleted. Undefined: nothing. */
  answered: Activity | null | undefined
  task: Task
  whyNot: string | undefined
  whyNotShow: string | undefined
}) {
  const { post, answered, task, whyNot, whyNotShow } = props
  const [t, words] = [useMessages(comments), useMessages(common)]
  const me = useMe()
  const personOf = usePeople()
  const [remove, show] = [useRemovePost(task._id), useShowPost(task._id)]
  const [draft, setDraft] = useDraft(`edit ${post._id}`)
  const [isEditing, setEditing] = useState(draft !== '')
  const [isAsking, setAsking] = useState(false)
  const [isReplying, setReplying] = useState(false)
  const mailed = mailedOf(post)
  const byWhom = (each: Activity) => senderOf(each) ?? personOf(each.user)
  const person = byWhom(post)
  // What came by mail has been seen by who wrote it.
  const canShow = !whyNotShow && (task.sharedWithCustomer || (isOfMails(task) && post.user !== ''))
  const isMine = post.user === me._id
  const isSent = !post._id.startsWith('new ')
  const hasMenu = isSent && !whyNot && (isMine || canShow)
  const [replyButton, menuButton] = [useRef<HTMLButtonElement>(null), useRef<HTMLButtonElement>(null)]
  const stopReply = () => {
    setReplying(false)
    replyButton.current?.focus()
  }
  return (
    <li className={styles.post} id={`post-${post._id}`}>
      <div className={styles.by}>
        <Avatar person={person} size={22} />
        <strong>{nameOf(person)}</strong>
        <When seconds={post.createdAt} />
        {post.editedAt !== undefined && <span className={styles.when}>({t.edited})</span>}
        {mailed.mailStatus ? (
          <span className={mailed.mailStatus === 'not-sent' ? styles.when : styles.seen} title={mailed.mailError}>
            {t.mailStatus[mailed.mailStatus]}
          </span>
        ) : (
          post.customerCanSee && post.user !== '' && <span className={styles.seen}>{t.clientSees}</span>
        )}
        <span className={styles.grow} />
        {isSent && !whyNot && (
          <ActionIcon
            ref={replyButton}
            size="sm"
            aria-label={t.replyTo(nameOf(person))}
            onClick={() => setReplying(true)}
          >
            <ReplyIcon size={14} />
          </ActionIcon>
        )}
        {hasMenu && (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon ref={menuButton} size="sm" aria-label={t.moreOf(nameOf(person))}>
                <Ellipsis size={15} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {isMine && (
                <Menu.Item
                  leftSection={<Pencil size={14} />}
                  onClick={() => {
                    setDraft(post.content ?? '')
                    setTimeout(() => setEditing(true)) // after the menu has given the focus back
                  }}
                >
                  {t.editComment}
                </Menu.Item>
              )}
              {canShow && (
                <Menu.Item
                  leftSection={post.customerCanSee ? <EyeOff size={14} /> : <Eye size={14} />}
                  onClick={() => show.mutate({ postId: post._id, value: !post.customerCanSee })}
                >
                  {post.customerCanSee ? t.hide : mailed.mailStatus === 'not-sent' ? t.sendMail : t.show}
                </Menu.Item>
              )}
              {isMine && (
                <Menu.Item color="red" leftSection={<Trash2 size={14} />} onClick={() => setAsking(true)}>
                  {t.deleteComment}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {mailed.emailDetails && <p className={styles.when}>{t.mailTo(recipientsOf(mailed))}</p>}
      {answered !== undefined && (
        <p className={styles.answers}>
          {answered ? (
            <a href={`#post-${answered._id}`}>
              {t.repliesTo(nameOf(byWhom(answered)))}: <span>{firstLine(answered.content ?? '')}</span>
            </a>
          ) : (
            t.removedPost
          )}
        </p>
      )}
      {isEditing ? (
        <EditForm
          task={task}
          post={post}
          draft={draft}
          setDraft={setDraft}
          close={() => {
            setDraft('')
            setEditing(false)
            menuButton.current?.focus()
          }}
        />
      ) : (
        post.content && <Markdown text={withBoldMentions(post.content, post.mentions)} />
      )}
      {post.files && post.files.length > 0 && <PostFiles files={post.files} />}
      {isReplying && (
        <CommentForm
          taskId={task._id}
          whyNot={whyNot}
          reply={{ postId: post._id, who: nameOf(person), stop: stopReply }}
        />
      )}
      <Confirm
        isOpen={isAsking}
        close={() => setAsking(false)}
        title={t.deleteTitle}
        text={t.deleteText}
        action={words.delete}
        onConfirm={() => {
          setAsking(false)
          remove.mutate({ postId: post._id })
        }}
      />
    </li>
  )
}

function EditForm(props: {
  task: Task
  post: Activity
  draft: string
  setDraft: (text: string) => void
  close: () => void
}) {
  const { task, post, draft, setDraft, close } = props
  const [t, words] = [useMessages(comments), useMessages(common)]
  const users = useUsers()
  const edit = useEditPost(task._id)
  const isEmpty = draft.trim() === '' && !post.files?.length
  const save = () => {
    if (isEmpty) return
    const content = draft.trim()
    const typed = draft
    close()
    if (content === post.content) return
    const sent = edit.mutateAsync({ postId: post._id, content, mentions: mentionsIn(content, users) })
    sent.catch(() => setDraft(typed)) // a word says why; the words are there when one edits again
  }
  return (
    <>
      <TextEditor
        label={t.editComment}
        value={draft}
        maxLength={100_000}
        autoFocus
        onChange={setDraft}
        onDone={save}
        onEscape={draft === post.content ? close : undefined}
      />
      <div className={styles.send}>
        <span className={styles.grow} />
        <Button size="xs" variant="subtle" color="gray" onClick={close}>
          {words.cancel}
        </Button>
        <Button size="xs" disabled={isEmpty} onClick={save}>
          {words.save}
        </Button>
      </div>
    </>
  )
}

const firstLine = (text: string) => (text.split('\n').find((line) => line.trim()) ?? '').slice(0, 80)
