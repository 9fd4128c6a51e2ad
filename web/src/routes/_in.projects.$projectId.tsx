import { createFileRoute } from '@tanstack/react-router'
import { ProjectLayout } from '../components/project/project-layout.tsx'
import { projectQuery } from '../queries/projects.ts'

export const Route = createFileRoute('/_in/projects/$projectId')({
  loader: ({ context: { queryClient }, params: { projectId } }) =>
    queryClient.ensureQueryData(projectQuery(projectId)).then(() => undefined),
  component: () => <ProjectLayout id={Route.useParams().projectId} />,
})
