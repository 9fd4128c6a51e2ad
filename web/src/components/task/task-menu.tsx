import { ActionIcon, Button, Menu } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Archive, ArchiveRestore, Bell, BellRing, Ellipsis, Link2, Trash2 } from 'lucide-react'
import type { Task } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { toast } from '../../app/toasts.tsx'
import { common } from '../../messages/common.ts'
import { tasks } from '../../messages/tasks.ts'
import { useMe } from '../../queries/me.ts'
import { useProject } from '../../queries/projects.ts'
import { useArchiveTask, useDeleteTask, useFollowTask, useRestoreTask } from '../../queries/tasks.ts'
import { copyText } from '../../ui/copy-button.tsx'
import styles from './task-view.module.css'
import type { SectionProps } from './task-view.tsx'

export function FollowButton({ task }: { task: Task }) {
  const t = useMessages(tasks)
  const me = useMe()
  const follow = useFollowTask(task._id, me._id)
  const isFollowing = task.followers.includes(me._id)
  return (
    <Button
      size="compact-sm"
      variant={isFollowing ? 'light' : 'default'}
      aria-pressed={isFollowing}
      title={isFollowing ? t.unfollow : undefined}
      leftSection={isFollowing ? <BellRing size={14} /> : <Bell size={14} />}
      onClick={() => follow.mutate(!isFollowing)}
    >
      {isFollowing ? t.following : t.follow}
    </Button>
  )
}

export function TaskMenu({ task, whyNot }: SectionProps) {
  const [t, words] = [useMessages(tasks), useMessages(common)]
  const navigate = useNavigate()
  const { taskId } = useParams({ strict: false })
  const project = useProject(task.group)
  const [archive, remove, restore] = [useArchiveTask(task._id), useDeleteTask(), useRestoreTask()]
  const isArchived = task.archivedAt !== null

  const copyLink = () => void copyText(`${location.origin}/tasks/${task._id}`).then(() => toast(t.linkCopied))
  const setArchived = (value: boolean) => {
    archive.mutate(value)
    toast(value ? t.archivedNow : t.unarchivedNow, { undo: () => archive.mutate(!value) })
  }
  const leave = () => {
    if (taskId !== task._id) return navigate({ to: '.', search: ({ task: _, ...rest }: { task?: string }) => rest })
    if (project?.kind === 'project') return navigate({ to: '/projects/$projectId', params: { projectId: project._id } })
    if (project) return navigate({ to: '/pipelines/$pipelineId', params: { pipelineId: project._id } })
    return navigate({ to: '/' })
  }
  // By then this is no longer shown: a callback of `mutate` would not be called.
  const bringBack = () =>
    restore.mutateAsync(task._id).then(
      () => toast(t.restoredNow(task.name)),
      () => {}, // a word has said why
    )
  const deleteIt = () => {
    void leave()
    remove.mutate(task._id)
    toast(t.deletedNow(task.name), { undo: () => void bringBack() })
  }
  useShortcut({ keys: 'y', label: t.copyLink, group: t.task, run: copyLink })
  const archiveName = isArchived ? t.unarchive : t.archive
  const toggleArchived = () => setArchived(!isArchived)
  useShortcut({ keys: 'e', label: archiveName, group: t.task, run: toggleArchived }, !whyNot('archive_task'))
  useShortcut({ keys: 'shift+Delete', label: words.delete, group: t.task, run: deleteIt }, !whyNot('delete_task'))
  return (
    <Menu position="bottom-end" width={240} withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={t.moreActions}>
          <Ellipsis size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Link2 size={15} />} onClick={copyLink}>
          {t.copyLink}
        </Menu.Item>
        <Choice
          icon={isArchived ? <ArchiveRestore size={15} /> : <Archive size={15} />}
          name={archiveName}
          whyNot={whyNot('archive_task')}
          run={toggleArchived}
        />
        <Choice icon={<Trash2 size={15} />} name={words.delete} whyNot={whyNot('delete_task')} isRed run={deleteIt} />
      </Menu.Dropdown>
    </Menu>
  )
}

/** What may not be done stands there, and says why. */
function Choice(props: {
  icon: React.ReactNode
  name: string
  whyNot: string | undefined
  isRed?: boolean
  run: () => void
}) {
  const { icon, name, whyNot, isRed = false, run } = props
  return (
    <Menu.Item
      leftSection={icon}
      {...(isRed && !whyNot && { color: 'red' })}
      aria-disabled={whyNot ? true : undefined}
      closeMenuOnClick={!whyNot}
      onClick={() => !whyNot && run()}
    >
      <span>{name}</span>
      {whyNot && <span className={styles.because}>{whyNot}</span>}
    </Menu.Item>
  )
}
