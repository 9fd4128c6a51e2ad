import { createFileRoute, redirect } from '@tanstack/react-router'
import { isSignedOut } from '../api.ts'
import { checkedSearch } from '../app/checked-search.ts'
import { setLanguage } from '../app/language.ts'
import { Shell } from '../components/shell/shell.tsx'
import { startLive } from '../queries/live.ts'
import { meQuery } from '../queries/me.ts'
import { organizationQuery } from '../queries/organization.ts'
import { usersQuery } from '../queries/people.ts'
import { projectsQuery } from '../queries/projects.ts'
import { tagsQuery } from '../queries/tags.ts'

interface Search {
  /** The task that is open in the panel beside the page. */
  task?: string
}

/** Everything for which one has to be signed in. */
export const Route = createFileRoute('/_in')({
  validateSearch: checkedSearch<Search>(['task'], ({ task }) => (typeof task === 'string' && task ? { task } : {})),
  beforeLoad: async ({ context, location }) => {
    try {
      const me = await context.queryClient.ensureQueryData(meQuery)
      setLanguage(me.language)
      startLive(context.queryClient)
    } catch (error) {
      if (isSignedOut(error))
        throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { to: location.href } })
      throw error
    }
  },
  loader: async ({ context: { queryClient } }) => {
    void queryClient.prefetchQuery(usersQuery)
    void queryClient.prefetchQuery(tagsQuery)
    await Promise.all([queryClient.ensureQueryData(projectsQuery), queryClient.ensureQueryData(organizationQuery)])
  },
  component: Shell,
})
