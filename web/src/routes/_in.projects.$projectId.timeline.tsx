import { createFileRoute } from '@tanstack/react-router'
import { checkedSearch } from '../app/checked-search.ts'
import { type Filter, toFilter, toQuery } from '../components/project/filter.ts'
import { type Rows, toShown, type Zoom } from '../components/project/timeline/shown.ts'
import { TimelinePage } from '../components/project/timeline/timeline-page.tsx'
import { projectTasksQuery } from '../queries/project-tasks.ts'

interface Search extends Filter {
  zoom?: Zoom
  rows?: Rows
}

export const Route = createFileRoute('/_in/projects/$projectId/timeline')({
  validateSearch: checkedSearch<Search>(['zoom', 'rows'], (search) => ({ ...toFilter(search), ...toShown(search) })),
  loaderDeps: ({ search }) => toQuery(search),
  loader: ({ context: { queryClient }, params: { projectId }, deps }) => {
    void queryClient.prefetchQuery(projectTasksQuery(projectId, deps)) // its first page shows while the others come
  },
  component: function Timeline() {
    const { zoom = 'week', rows = 'person', ...filter } = Route.useSearch()
    return <TimelinePage id={Route.useParams().projectId} filter={filter} zoom={zoom} rows={rows} />
  },
})
