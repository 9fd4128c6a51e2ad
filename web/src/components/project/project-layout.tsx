import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useEffect } from 'react'
import { useMessages } from '../../app/language.ts'
import { projects } from '../../messages/projects.ts'
import { shell } from '../../messages/shell.ts'
import { projectQuery } from '../../queries/projects.ts'
import { Page } from '../../ui/page.tsx'
import { whenIdle } from '../../ui/part.tsx'
import { Tab, Tabs } from '../../ui/tabs.tsx'
import { openQuickAdd } from '../quick-add/quick-add-dialog.tsx'
import { PanelContent } from '../task/panel/load-panel.tsx'
import { ViewDialog } from './views/view-dialog.tsx'
import styles from './views/views.module.css'
import { ViewsMenu } from './views/views-menu.tsx'

/** A project's name and its views; each view is a route of its own. */
export function ProjectLayout({ id }: { id: string }) {
  const [t, words] = [useMessages(projects), useMessages(shell)]
  const { data: project } = useSuspenseQuery(projectQuery(id))
  const params = { projectId: id }
  useEffect(() => whenIdle(PanelContent.preload), [])
  return (
    <Page
      wide
      title={project.name}
      actions={
        project.can.includes('create_task') && (
          <Button size="xs" leftSection={<Plus size={14} />} onClick={() => openQuickAdd({ projectId: id })}>
            {words.newTask}
          </Button>
        )
      }
      below={
        <div className={styles.row}>
          <Tabs label={project.name}>
            <Tab to="/projects/$projectId/board" params={params}>
              {t.board}
            </Tab>
            <Tab to="/projects/$projectId/list" params={params}>
              {t.list}
            </Tab>
            <Tab to="/projects/$projectId/calendar" params={params}>
              {t.calendar}
            </Tab>
            <Tab to="/projects/$projectId/timeline" params={params}>
              {t.timeline}
            </Tab>
            <Tab to="/projects/$projectId/files" params={params}>
              {t.files}
            </Tab>
            <Tab to="/projects/$projectId/reports" params={params}>
              {words.reports}
            </Tab>
            <Tab to="/projects/$projectId/settings" params={params}>
              {t.settings}
            </Tab>
          </Tabs>
          <ViewsMenu projectId={id} />
        </div>
      }
    >
      <Outlet />
      <ViewDialog />
    </Page>
  )
}
