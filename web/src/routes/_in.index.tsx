import { createFileRoute } from '@tanstack/react-router'
import { checkedSearch } from '../app/checked-search.ts'
import { HomePage } from '../components/home/home-page.tsx'
import { type HomeView, homeFilter, VIEWS } from '../components/home/views.ts'
import { meQuery } from '../queries/me.ts'
import { taskListQuery } from '../queries/tasks.ts'

export const Route = createFileRoute('/_in/')({
  validateSearch: checkedSearch<{ view?: HomeView }>(['view'], ({ view }) =>
    VIEWS.includes(view as HomeView) && view !== 'mine' ? { view: view as HomeView } : {},
  ),
  loaderDeps: ({ search: { view = 'mine' } }) => ({ view }),
  loader: async ({ context: { queryClient }, deps: { view } }) => {
    const me = await queryClient.ensureQueryData(meQuery)
    await queryClient.ensureQueryData(taskListQuery(homeFilter(view, me._id)))
  },
  component: () => <HomePage view={Route.useSearch().view ?? 'mine'} />,
})
