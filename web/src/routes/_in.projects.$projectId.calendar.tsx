import { createFileRoute } from '@tanstack/react-router'
import { checkedSearch } from '../app/checked-search.ts'
import { CalendarPage, type CalendarView } from '../components/project/calendar/calendar-page.tsx'
import { type Filter, toFilter, toQuery } from '../components/project/filter.ts'
import { projectTasksQuery } from '../queries/project-tasks.ts'

interface Search extends Filter {
  cal?: CalendarView
  /** A day of the month or week that is shown. */
  date?: string
}

export const Route = createFileRoute('/_in/projects/$projectId/calendar')({
  validateSearch: checkedSearch<Search>(['cal', 'date'], ({ cal, date, ...search }) => ({
    ...toFilter(search),
    ...(cal === 'week' && { cal }),
    ...(typeof date === 'string' && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(date) && { date }),
  })),
  loaderDeps: ({ search }) => toQuery(search),
  loader: ({ context: { queryClient }, params: { projectId }, deps }) => {
    void queryClient.prefetchQuery(projectTasksQuery(projectId, deps)) // its first page shows while the others come
  },
  component: function Calendar() {
    const { cal = 'month', date, ...filter } = Route.useSearch()
    return <CalendarPage id={Route.useParams().projectId} filter={filter} view={cal} date={date} />
  },
})
