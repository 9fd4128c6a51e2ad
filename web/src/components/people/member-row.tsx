import { ActionIcon, Badge, Menu } from '@mantine/core'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { User } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { nameOf } from '../../app/person.ts'
import { people } from '../../messages/people.ts'
import { useEndManager } from '../../queries/people.ts'
import { Avatar } from '../../ui/avatar.tsx'
import rows from '../../ui/rows.module.css'
import { WhyNot } from '../../ui/why-not.tsx'
import { ManagerDialog } from './manager-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'

interface Props {
  user: User
  isMe: boolean
  isLastManager: boolean
  /** Why the reader may not change members. */
  whyNot: string | undefined
}

export function MemberRow({ user, isMe, isLastManager, whyNot }: Props) {
  const t = useMessages(people)
  const [isAsked, setAsked] = useState(false)
  const [isRising, setRising] = useState(false)
  const endManager = useEndManager()
  const name = nameOf(user)
  const reason = whyNot ?? (isLastManager ? t.lastManager : undefined)
  const actions = (
    <ActionIcon aria-label={t.actionsFor(name)} aria-disabled={reason ? true : undefined}>
      <Ellipsis size={16} />
    </ActionIcon>
  )
  return (
    <li className={rows.row}>
      <Avatar person={user} size={32} />
      <div className={rows.main}>
        <div className={rows.name}>
          {name}
          {isMe && <span className={rows.about}> ({t.you})</span>}
        </div>
        <div className={rows.about}>{user.email}</div>
      </div>
      {user.manager && (
        <Badge variant="light" tt="none">
          {t.manager}
        </Badge>
      )}
      {reason && <WhyNot reason={reason}>{actions}</WhyNot>}
      {!reason && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>{actions}</Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => (user.manager ? endManager.mutate(user._id) : setRising(true))}>
              {user.manager ? t.noManager : t.makeManager}
            </Menu.Item>
            <Menu.Item color="red" onClick={() => setAsked(true)}>
              {t.remove}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <ManagerDialog user={user} isOpen={isRising} close={() => setRising(false)} />
      {isAsked && <RemoveDialog user={user} close={() => setAsked(false)} />}
    </li>
  )
}
