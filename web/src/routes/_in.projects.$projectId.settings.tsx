import { createFileRoute } from '@tanstack/react-router'
import { SettingsPage } from '../components/project/settings/settings-page.tsx'

export const Route = createFileRoute('/_in/projects/$projectId/settings')({
  component: () => <SettingsPage id={Route.useParams().projectId} />,
})
