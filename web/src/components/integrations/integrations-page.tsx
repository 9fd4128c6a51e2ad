import { Button } from '@mantine/core'
import { BookOpen } from 'lucide-react'
import { useState } from 'react'
import { useMessages } from '../../app/language.ts'
import { integrations } from '../../messages/integrations.ts'
import { shell } from '../../messages/shell.ts'
import { Page } from '../../ui/page.tsx'
import { Sections } from '../../ui/section.tsx'
import { type MadeToken, TokensSection } from './tokens-section.tsx'
import { type Choice, TryItSection } from './try-it-section.tsx'
import { WebhooksSection } from './webhooks-section.tsx'

/** What a person who writes a program against Cuboid needs, in the order in which one needs it. */
export function IntegrationsPage({ choice }: { choice: Choice }) {
  const [t, words] = [useMessages(integrations), useMessages(shell)]
  const [made, setMade] = useState<MadeToken | null>(null)
  const docs = (
    <Button component="a" href="/docs" target="_blank" variant="default" leftSection={<BookOpen size={15} />}>
      {t.docs}
    </Button>
  )
  return (
    <Page title={words.integrations} actions={docs}>
      <Sections>
        <TokensSection made={made} setMade={setMade} />
        <TryItSection choice={choice} token={made?.token} />
        <WebhooksSection opened={choice.webhook} />
      </Sections>
    </Page>
  )
}
