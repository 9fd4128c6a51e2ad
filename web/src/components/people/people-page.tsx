import { Button, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Search, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { fold } from '../../app/fold.ts'
import { useMessages } from '../../app/language.ts'
import { nameOf } from '../../app/person.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { common } from '../../messages/common.ts'
import { people } from '../../messages/people.ts'
import { shell } from '../../messages/shell.ts'
import { useMe } from '../../queries/me.ts'
import { useUsers } from '../../queries/people.ts'
import { Page } from '../../ui/page.tsx'
import rows from '../../ui/rows.module.css'
import { Section, Sections } from '../../ui/section.tsx'
import { WhyNot } from '../../ui/why-not.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { MemberRow } from './member-row.tsx'

const SEARCH_FROM = 8

/** @param search  what is looked for; the address holds it */
export function PeoplePage({ search }: { search: string }) {
  const [t, words, titles] = [useMessages(people), useMessages(common), useMessages(shell)]
  const me = useMe()
  const users = useUsers()
  const navigate = useNavigate()
  const [isInviting, setInviting] = useState(false)
  const [round, setRound] = useState(0) // each invitation begins with an empty form
  const whyNot = me.org.isAdmin ? undefined : t.onlyManagers
  const found = users.filter((user) => fold(`${nameOf(user)} ${user.email}`).includes(fold(search)))
  const open = () => {
    setRound((old) => old + 1)
    setInviting(true)
  }
  useShortcut({ label: t.inviteTitle, group: titles.people, run: open }, !whyNot)
  const invite = (
    <WhyNot reason={whyNot}>
      <Button
        leftSection={<UserPlus size={15} />}
        aria-disabled={whyNot ? true : undefined}
        data-disabled={whyNot ? true : undefined}
        onClick={() => !whyNot && open()}
      >
        {t.invite}
      </Button>
    </WhyNot>
  )
  return (
    <Page title={titles.people} actions={invite}>
      <Sections>
        <Section title={t.members(users.length)}>
          {(users.length >= SEARCH_FROM || search) && (
            <TextInput
              aria-label={t.find}
              placeholder={t.find}
              leftSection={<Search size={15} aria-hidden />}
              value={search}
              onChange={(event) =>
                void navigate({
                  to: '/people',
                  search: event.currentTarget.value ? { q: event.currentTarget.value } : {},
                  replace: true,
                })
              }
            />
          )}
          {found.length === 0 && <p className={rows.none}>{users.length ? words.nothingFound : words.loading}</p>}
          {found.length > 0 && (
            <ul className={rows.rows} aria-label={titles.people}>
              {found.map((user) => (
                <MemberRow
                  key={user._id}
                  user={user}
                  isMe={user._id === me._id}
                  isLastManager={user.manager && users.filter(({ manager }) => manager).length === 1}
                  whyNot={whyNot}
                />
              ))}
            </ul>
          )}
        </Section>
      </Sections>
      <InviteDialog
        key={round}
        isOpen={isInviting}
        close={() => setInviting(false)}
        again={() => setRound((old) => old + 1)}
      />
    </Page>
  )
}
