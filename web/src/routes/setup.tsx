import { createFileRoute, redirect } from '@tanstack/react-router'
import { SetUpPage } from '../components/entry/set-up-page.tsx'
import { setUpQuery } from '../queries/me.ts'

export const Route = createFileRoute('/setup')({
  beforeLoad: async ({ context: { queryClient } }) => {
    if (!(await queryClient.fetchQuery(setUpQuery)).needed) throw redirect({ to: '/' })
  },
  component: SetUp,
})

function SetUp() {
  const navigate = Route.useNavigate()
  return <SetUpPage onEntered={() => void navigate({ to: '/', replace: true })} />
}
