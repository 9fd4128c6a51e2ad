import { createFileRoute, redirect } from '@tanstack/react-router'
import { BookmarkX } from 'lucide-react'
import { checkedSearch } from '../app/checked-search.ts'
import { useMessages } from '../app/language.ts'
import { views } from '../messages/views.ts'
import { EmptyState } from '../ui/empty-state.tsx'

interface Search {
  /** Where a view for all projects is opened. */
  project?: string
}

/** The short address of a saved view, to be passed on: it leads to what the view shows today. */
export const Route = createFileRoute('/_in/views/$viewId')({
  validateSearch: checkedSearch<Search>(['project'], ({ project }) => (typeof project === 'string' ? { project } : {})),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, params: { viewId }, deps }) => {
    const { addressOf } = await import('../components/project/views/address-of.ts')
    const address = await addressOf(queryClient, viewId, deps.project)
    if (address) throw redirect(address as never) // its search is what the page there reads
  },
  component: function NoView() {
    const t = useMessages(views)
    return <EmptyState isPage icon={BookmarkX} title={t.gone} text={t.goneText} />
  },
})
