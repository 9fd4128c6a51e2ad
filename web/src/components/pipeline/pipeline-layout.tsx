import { useSuspenseQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useMessages } from '../../app/language.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { shell } from '../../messages/shell.ts'
import { projectQuery } from '../../queries/projects.ts'
import { Page } from '../../ui/page.tsx'
import { whenIdle } from '../../ui/part.tsx'
import { Tab, Tabs } from '../../ui/tabs.tsx'
import { PanelContent } from '../task/panel/load-panel.tsx'

export function PipelineLayout({ id }: { id: string }) {
  const [t, words] = [useMessages(pipelines), useMessages(shell)]
  const { data: pipeline } = useSuspenseQuery(projectQuery(id))
  const params = { pipelineId: id }
  useEffect(() => whenIdle(PanelContent.preload), [])
  return (
    <Page
      wide
      title={pipeline.name}
      below={
        <Tabs label={pipeline.name}>
          <Tab to="/pipelines/$pipelineId/board" params={params}>
            {t.board}
          </Tab>
          <Tab to="/pipelines/$pipelineId/list" params={params}>
            {t.list}
          </Tab>
          <Tab to="/pipelines/$pipelineId/forecast" params={params}>
            {t.forecast}
          </Tab>
          <Tab to="/pipelines/$pipelineId/reports" params={params}>
            {words.reports}
          </Tab>
          <Tab to="/pipelines/$pipelineId/settings" params={params}>
            {t.settings}
          </Tab>
        </Tabs>
      }
    >
      <Outlet />
    </Page>
  )
}
