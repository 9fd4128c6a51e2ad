import { createFileRoute } from '@tanstack/react-router'
import { checkedSearch } from '../app/checked-search.ts'
import { IntegrationsPage } from '../components/integrations/integrations-page.tsx'
import type { Choice } from '../components/integrations/try-it-section.tsx'
import { tokensQuery, webhooksQuery } from '../queries/integrations.ts'

export const Route = createFileRoute('/_in/integrations')({
  validateSearch: checkedSearch<Choice>(['project', 'pipeline', 'webhook'], ({ project, pipeline, webhook }) => ({
    ...(typeof project === 'string' && { project }),
    ...(typeof pipeline === 'string' && { pipeline }),
    ...(typeof webhook === 'string' && { webhook }),
  })),
  loader: ({ context: { queryClient } }) =>
    Promise.all([queryClient.ensureQueryData(tokensQuery), queryClient.ensureQueryData(webhooksQuery)]),
  component: () => <IntegrationsPage choice={Route.useSearch()} />,
})
