import { createFileRoute, redirect } from '@tanstack/react-router'

export const Route = createFileRoute('/_in/pipelines/$pipelineId/')({
  beforeLoad: ({ params, search }) => {
    throw redirect({ to: '/pipelines/$pipelineId/board', params, search, replace: true })
  },
})
