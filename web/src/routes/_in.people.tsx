import { createFileRoute } from '@tanstack/react-router'
import { checkedSearch } from '../app/checked-search.ts'
import { PeoplePage } from '../components/people/people-page.tsx'
import { usersQuery } from '../queries/people.ts'

export const Route = createFileRoute('/_in/people')({
  validateSearch: checkedSearch<{ q?: string }>(['q'], ({ q }) => (typeof q === 'string' && q ? { q } : {})),
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(usersQuery),
  component: () => <PeoplePage search={Route.useSearch().q ?? ''} />,
})
