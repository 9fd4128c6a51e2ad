import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useMessages } from '../../app/language.ts'
import { toast } from '../../app/toasts.tsx'
import { clients } from '../../messages/clients.ts'
import { clientQuery, useDeleteClient } from '../../queries/clients.ts'
import { useMe } from '../../queries/me.ts'
import { Ask } from '../../ui/ask.tsx'
import { Page } from '../../ui/page.tsx'
import { Tab, Tabs } from '../../ui/tabs.tsx'
import { WhyNot } from '../../ui/why-not.tsx'

/** The frame of all that there is about a client. */
export function ClientLayout({ id }: { id: string }) {
  const t = useMessages(clients)
  const navigate = useNavigate()
  const me = useMe()
  const { data: client } = useSuspenseQuery(clientQuery(id))
  const remove = useDeleteClient()
  const [isAsking, setAsking] = useState(false)
  const whyNot = me.org.isAdmin ? undefined : t.onlyManagers
  const onYes = () =>
    remove.mutate(id, {
      onSuccess: () => {
        toast(t.removed(client.name))
        void navigate({ to: '/clients' })
      },
    })
  const params = { clientId: id }
  const below = (
    <Tabs label={client.name}>
      <Tab to="/clients/$clientId" params={params} activeOptions={{ exact: true, includeSearch: false }}>
        {t.overview}
      </Tab>
      <Tab to="/clients/$clientId/leads" params={params}>
        {t.leads}
      </Tab>
      <Tab to="/clients/$clientId/tasks" params={params}>
        {t.tasks}
      </Tab>
      <Tab to="/clients/$clientId/files" params={params}>
        {t.files}
      </Tab>
    </Tabs>
  )
  return (
    <Page
      wide
      title={client.name}
      below={below}
      actions={
        <WhyNot reason={whyNot}>
          <Button
            size="xs"
            variant="default"
            leftSection={<Trash2 size={14} />}
            aria-disabled={whyNot ? true : undefined}
            onClick={() => !whyNot && setAsking(true)}
          >
            {t.remove}
          </Button>
        </WhyNot>
      }
    >
      <Outlet />
      <Ask
        title={t.removeAsk(client.name)}
        text={t.removeText}
        action={t.remove}
        isOpen={isAsking}
        close={() => setAsking(false)}
        onYes={onYes}
      />
    </Page>
  )
}
