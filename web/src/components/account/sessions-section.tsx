import { Badge, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { LogOut, MonitorSmartphone, Plug } from 'lucide-react'
import { useState } from 'react'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { account } from '../../messages/account.ts'
import { shell } from '../../messages/shell.ts'
import { type Session, sessionsQuery, useEndOtherSessions, useEndSession } from '../../queries/sessions.ts'
import { Ask } from '../../ui/ask.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import rows from '../../ui/rows.module.css'
import { Section } from '../../ui/section.tsx'
import { RowsSkeleton } from '../../ui/skeleton.tsx'
import { useLeave } from '../shell/use-leave.ts'

/** Where one is signed in, and how to end that. */
export function SessionsSection() {
  const [t, words] = [useMessages(account), useMessages(shell)]
  const { data: sessions, error, refetch } = useQuery(sessionsQuery)
  const [isAsked, setAsked] = useState(false)
  const [end, endOthers] = [useEndSession(), useEndOtherSessions()]
  const leave = useLeave()
  const areOthers = sessions?.some(({ current }) => !current)
  return (
    <Section title={t.sessions} text={t.sessionsText}>
      {error && !sessions && <ErrorPanel error={error} retry={() => void refetch()} />}
      {!error && !sessions && <RowsSkeleton rows={2} />}
      {sessions && (
        <ul className={rows.rows} aria-label={t.sessions}>
          {sessions.map((session) => (
            <SessionRow key={session._id} session={session} end={() => end.mutate(session._id)} />
          ))}
        </ul>
      )}
      <div className={rows.form}>
        {areOthers && (
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate(undefined)}>
            {t.endOthers}
          </Button>
        )}
        <Button variant="default" leftSection={<LogOut size={15} />} onClick={() => setAsked(true)}>
          {words.signOutEverywhere}
        </Button>
      </div>
      <Ask
        isOpen={isAsked}
        title={`${words.signOutEverywhere}?`}
        text={words.signOutEverywhereAsk}
        action={words.signOutEverywhere}
        close={() => setAsked(false)}
        onYes={() => void leave({ everywhere: true })}
      />
    </Section>
  )
}

function SessionRow({ session, end }: { session: Session; end: () => void }) {
  const t = useMessages(account)
  const formats = useFormats()
  const { kind, device, createdAt, lastUsedAt, current } = session
  const name = kind === 'crm' ? t.crmSession : device || t.unknownDevice
  const Icon = kind === 'crm' ? Plug : MonitorSmartphone
  const about = [
    t.signedIn(formats.ago(createdAt)),
    ...(lastUsedAt === null ? [] : [t.lastUsed(formats.ago(lastUsedAt))]),
  ]
  return (
    <li className={rows.row}>
      <Icon size={16} aria-hidden />
      <div className={rows.main}>
        <div className={rows.name}>{name}</div>
        <div className={rows.about}>{about.join(' · ')}</div>
      </div>
      {current ? (
        <Badge variant="light" tt="none">
          {t.thisSession}
        </Badge>
      ) : (
        <Button variant="subtle" color="gray" onClick={end}>
          {t.endSession}
          <span className="sr-only">: {name}</span>
        </Button>
      )}
    </li>
  )
}
