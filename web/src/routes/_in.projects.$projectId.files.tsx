import { createFileRoute } from '@tanstack/react-router'
import { checkedSearch } from '../app/checked-search.ts'
import { FilesPage } from '../components/project/files/files-page.tsx'

interface Search {
  /** The folders that lead to the one that is open: their ids, the outermost first, with hyphens between. */
  folder?: string
}

export const Route = createFileRoute('/_in/projects/$projectId/files')({
  validateSearch: checkedSearch<Search>(['folder'], ({ folder }) =>
    typeof folder === 'string' && /^\d+(-\d+)*$/.test(folder) ? { folder } : {},
  ),
  component: function Files() {
    const { folder } = Route.useSearch()
    return <FilesPage id={Route.useParams().projectId} path={folder?.split('-') ?? []} />
  },
})
