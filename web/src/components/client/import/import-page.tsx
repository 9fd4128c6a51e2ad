import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useMessages } from '../../../app/language.ts'
import { clientImport } from '../../../messages/client-import.ts'
import { useMe } from '../../../queries/me.ts'
import { Page } from '../../../ui/page.tsx'
import { Sections } from '../../../ui/section.tsx'
import { Prepare } from './prepare.tsx'
import { Report } from './report.tsx'
import { takeUp, useRun } from './run.ts'

/** Clients from a file: choose it, say what its columns are, see what will happen, let it happen. */
export function ImportPage() {
  const t = useMessages(clientImport)
  const [run, cache, { _id }] = [useRun(), useQueryClient(), useMe()]
  // What this browser has kept of an import that a reload stopped is outside of what React renders.
  useEffect(() => void takeUp(_id, cache), [_id, cache])
  const own = run?.plan.user === _id ? run : undefined
  return (
    <Page title={t.title}>
      <Sections>{own ? <Report run={own} /> : <Prepare />}</Sections>
    </Page>
  )
}
