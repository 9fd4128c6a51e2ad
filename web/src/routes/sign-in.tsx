import { createFileRoute, redirect, useRouter } from '@tanstack/react-router'
import { checkedSearch } from '../app/checked-search.ts'
import { ownPath } from '../app/own-path.ts'
import { SignInPage } from '../components/entry/sign-in-page.tsx'
import { meQuery, setUpQuery } from '../queries/me.ts'

export const Route = createFileRoute('/sign-in')({
  // Back to the page that was asked for; a path of ours and nothing else.
  validateSearch: checkedSearch<{ to?: string | undefined }>(['to'], ({ to }) => ({ to: ownPath(to) })),
  beforeLoad: async ({ context: { queryClient }, search: { to = '/' } }) => {
    const asked = queryClient.fetchQuery(meQuery).catch(() => null) // mostly nobody is signed in
    if ((await queryClient.fetchQuery(setUpQuery)).needed) throw redirect({ to: '/setup' })
    if (await asked) throw redirect({ href: to, replace: true }) // in another window, perhaps
  },
  component: SignIn,
})

function SignIn() {
  const { to = '/' } = Route.useSearch()
  const router = useRouter()
  return <SignInPage onEntered={() => void router.navigate({ href: to, replace: true })} />
}
