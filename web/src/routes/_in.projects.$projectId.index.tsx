import { createFileRoute, redirect } from '@tanstack/react-router'

export const Route = createFileRoute('/_in/projects/$projectId/')({
  beforeLoad: ({ params, search }) => {
    throw redirect({ to: '/projects/$projectId/list', params, search, replace: true })
  },
})
