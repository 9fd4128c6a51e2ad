import { SegmentedControl } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMessages } from '../../app/language.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { projectQuery } from '../../queries/projects.ts'
import type { Filter } from '../project/filter.ts'
import { List } from '../project/list/list.tsx'
import type { ListView } from '../project/list/view.ts'
import { LEADS_SHOWN, type LeadsShown, useStagesShown } from './leads-shown.ts'
import { QuickLead } from './quick-lead.tsx'

interface Props {
  id: string
  filter: Filter
  view: ListView
  shown: LeadsShown
}

/** The leads of a pipeline in the list of a project: the open ones, those that close next on top. */
export function LeadList({ id, filter, view, shown }: Props) {
  const t = useMessages(pipelines)
  const navigate = useNavigate()
  const { data: pipeline } = useSuspenseQuery(projectQuery(id))
  const stages = useStagesShown(id, shown)
  const [first] = pipeline.taskStates ?? []
  const sort = view.sort ?? (shown === 'open' ? 'deadline' : '-deadline')
  const show = (leads: LeadsShown) =>
    void navigate({
      to: '.',
      search: (old: object) => ({ ...old, leads: leads === 'open' ? undefined : leads, state: undefined }),
      replace: true,
    })
  return (
    <List
      projectId={id}
      filter={filter}
      view={{ ...view, sort }}
      within={{ ...filter, state: filter.state ?? stages }}
      foot={first && <QuickLead pipeline={pipeline} stage={first} />}
    >
      <SegmentedControl
        size="xs"
        aria-label={t.show}
        value={filter.state ? '' : shown} // stages that are chosen say it themselves
        onChange={(value) => show(value as LeadsShown)}
        data={LEADS_SHOWN.map((each) => ({ value: each, label: t.shown[each] }))}
      />
    </List>
  )
}
