import { ActionIcon } from '@mantine/core'
import { Reply as ReplyIcon } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Activity, Task } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { nameOf } from '../../../app/person.ts'
import { useDraft } from '../../../app/stored.ts'
import { comments } from '../../../messages/comments.ts'
import { usePeople } from '../../../queries/people.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Markdown } from '../../markdown/markdown.tsx'
import { When } from '../when.tsx'
import styles from './activity.module.css'
import { CommentForm } from './comment-form.tsx'
import { EditForm } from './edit-form.tsx'
import { MailLines, MailTrouble } from './mail-lines.tsx'
import { MailText } from './mail-text.tsx'
import { hasOutside, reachOf, senderOf } from './mailed.ts'
import { withBoldMentions } from './mentions.ts'
import { PostFiles } from './post-files.tsx'
import { PostMenu } from './post-menu.tsx'
import { ReachBadge } from './reach-badge.tsx'

interface Props {
  post: Activity
  /** What it answers; null: that was deleted. Undefined: nothing. */
  answered: Activity | null | undefined
  task: Task
  whyNot: string | undefined
  whyNotShow: string | undefined
}

export function PostItem({ post, answered, task, whyNot, whyNotShow }: Props) {
  const t = useMessages(comments)
  const personOf = usePeople()
  const [draft, setDraft] = useDraft(`edit ${post._id}`)
  const [isEditing, setEditing] = useState(draft !== '')
  const [isReplying, setReplying] = useState(false)
  const byWhom = (each: Activity) => senderOf(each) ?? personOf(each.user)
  const who = nameOf(byWhom(post))
  const reach = reachOf(post)
  const isMail = reach === 'in' || reach === 'out'
  const isSent = !post._id.startsWith('new ')
  const [replyButton, menuButton] = [useRef<HTMLButtonElement>(null), useRef<HTMLButtonElement>(null)]
  const stopReply = () => {
    setReplying(false)
    replyButton.current?.focus()
  }
  return (
    <li className={styles.post} id={`post-${post._id}`} data-reach={reach}>
      <div className={styles.by}>
        <Avatar person={byWhom(post)} size={22} />
        <strong>{who}</strong>
        <When seconds={post.createdAt} />
        {post.editedAt !== undefined && <span className={styles.when}>({t.edited})</span>}
        {(reach !== 'internal' || hasOutside(task) || post.mailStatus) && <ReachBadge post={post} />}
        <span className={styles.grow} />
        {isSent && !whyNot && (
          <div className={styles.tools}>
            <ActionIcon ref={replyButton} size="sm" aria-label={t.replyTo(who)} onClick={() => setReplying(true)}>
              <ReplyIcon size={14} />
            </ActionIcon>
            <PostMenu
              post={post}
              task={task}
              who={who}
              whyNotShow={whyNotShow}
              button={menuButton}
              onEdit={() => {
                setDraft(post.content ?? '')
                setEditing(true)
              }}
            />
          </div>
        )}
      </div>
      {post.emailDetails && <MailLines details={post.emailDetails} />}
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
        post.content && <Words post={post} isMail={isMail} />
      )}
      {post.files && post.files.length > 0 && <PostFiles files={post.files} />}
      {reach === 'out' && <MailTrouble taskId={task._id} post={post} whyNot={whyNotShow} />}
      {isReplying && (
        <CommentForm
          task={task}
          whyNot={whyNot}
          whyNotShow={whyNotShow}
          reply={{ postId: post._id, who, isToMail: reach === 'in', stop: stopReply }}
        />
      )}
    </li>
  )
}

function Words({ post: { content = '', mentions }, isMail }: { post: Activity; isMail: boolean }) {
  const text = withBoldMentions(content, mentions)
  return isMail ? <MailText text={text} /> : <Markdown text={text} />
}

const firstLine = (text: string) => (text.split('\n').find((line) => line.trim()) ?? '').slice(0, 80)
