import { ActionIcon, Tooltip } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Maximize2, X } from 'lucide-react'
import { Suspense } from 'react'
import { useMessages } from '../../../app/language.ts'
import { useShortcut } from '../../../app/shortcuts.ts'
import { pipelines } from '../../../messages/pipelines.ts'
import { tasks } from '../../../messages/tasks.ts'
import { listedTask } from '../../../queries/task-cache.ts'
import { taskQuery } from '../../../queries/tasks.ts'
import { CatchErrors } from '../../../ui/catch-errors.tsx'
import { RowsSkeleton } from '../../../ui/skeleton.tsx'
import { TaskView } from '../task-view.tsx'
import styles from './task-panel.module.css'

export function PanelContent({ id }: { id: string }) {
  const t = useMessages(tasks)
  const { lead } = useMessages(pipelines)
  const cache = useQueryClient()
  const { data: whole } = useQuery({ ...taskQuery(id), throwOnError: false })
  const isLead = Boolean((whole ?? listedTask(cache, id))?.lead)
  const navigate = useNavigate()
  const close = () => void navigate({ to: '.', search: ({ task: _, ...rest }: { task?: string }) => rest })
  useShortcut({ keys: 'Escape', label: t.closePanel, group: t.task, run: close })
  return (
    <div className={styles.inner}>
      <div className={styles.bar}>
        <span className={styles.where}>{isLead ? lead : t.task}</span>
        <Tooltip label={t.openPage}>
          <Link to="/tasks/$taskId" params={{ taskId: id }} className={styles.expand} aria-label={t.openPage}>
            <Maximize2 size={15} />
          </Link>
        </Tooltip>
        <ActionIcon aria-label={t.closePanel} onClick={close}>
          <X size={17} />
        </ActionIcon>
      </div>
      <div className={styles.scroll}>
        <CatchErrors>
          <Suspense fallback={<RowsSkeleton />}>
            <TaskView id={id} />
          </Suspense>
        </CatchErrors>
      </div>
    </div>
  )
}
