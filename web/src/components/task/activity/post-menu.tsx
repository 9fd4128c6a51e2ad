import { ActionIcon, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Ellipsis, Eye, EyeOff, Mail, Pencil, Trash2 } from 'lucide-react'
import { type RefObject, useState } from 'react'
import type { Activity, Task } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { comments } from '../../../messages/comments.ts'
import { common } from '../../../messages/common.ts'
import { mails } from '../../../messages/mails.ts'
import { useRemovePost, useShowPost } from '../../../queries/activities.ts'
import { useMe } from '../../../queries/me.ts'
import { taskMailQuery } from '../../../queries/task-mail.ts'
import { Ask } from '../../../ui/ask.tsx'
import { Confirm } from '../../../ui/confirm.tsx'
import { inWords, reachOf } from './mailed.ts'

interface Props {
  post: Activity
  task: Task
  who: string
  whyNotShow: string | undefined
  button: RefObject<HTMLButtonElement | null>
  onEdit: () => void
}

/** What can be done with a comment beside answering it; nothing when nothing can. */
export function PostMenu({ post, task, who, whyNotShow, button, onEdit }: Props) {
  const [t, words, mail] = [useMessages(comments), useMessages(common), useMessages(mails)]
  const me = useMe()
  const [remove, show] = [useRemovePost(task._id), useShowPost(task._id)]
  const [asked, setAsked] = useState<'delete' | 'send' | null>(null)
  const reach = reachOf(post)
  const isMine = post.user === me._id
  const { data: way } = useQuery({ ...taskMailQuery(task._id), enabled: asked === 'send' })
  const canSend = !whyNotShow && reach === 'internal' && post.mailStatus === 'not-sent'
  const canShow = !whyNotShow && !canSend && task.sharedWithCustomer && (reach === 'internal' || reach === 'client')
  if (!isMine && !canShow && !canSend) return null
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon ref={button} size="sm" aria-label={t.moreOf(who)}>
            <Ellipsis size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {/* What went out stays as it was read. */}
          {isMine && reach !== 'out' && (
            <Menu.Item
              leftSection={<Pencil size={14} />}
              onClick={() => setTimeout(onEdit)} // after the menu has given the focus back
            >
              {t.editComment}
            </Menu.Item>
          )}
          {canSend && (
            <Menu.Item leftSection={<Mail size={14} />} onClick={() => setAsked('send')}>
              {mail.sendAsMail}
            </Menu.Item>
          )}
          {canShow && (
            <Menu.Item
              leftSection={post.customerCanSee ? <EyeOff size={14} /> : <Eye size={14} />}
              onClick={() => show.mutate({ postId: post._id, value: !post.customerCanSee })}
            >
              {post.customerCanSee ? t.hide : t.show}
            </Menu.Item>
          )}
          {isMine && (
            <Menu.Item color="red" leftSection={<Trash2 size={14} />} onClick={() => setAsked('delete')}>
              {t.deleteComment}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Confirm
        isOpen={asked === 'delete'}
        close={() => setAsked(null)}
        title={t.deleteTitle}
        text={t.deleteText}
        action={words.delete}
        onConfirm={() => {
          setAsked(null)
          remove.mutate({ postId: post._id })
        }}
      />
      <Ask
        isOpen={asked === 'send' && way !== undefined}
        close={() => setAsked(null)}
        title={mail.sendTitle}
        text={
          way?.from && way.to.length > 0
            ? mail.sendText(way.from.emailAddress, [...way.to, ...way.cc].map(inWords).join(', '))
            : mail.answerNobody
        }
        action={mail.send}
        onYes={() => show.mutate({ postId: post._id, value: true })}
      />
    </>
  )
}
