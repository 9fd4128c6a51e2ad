import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Body, Task } from '../../../api.ts'
import { type TaskMail, taskMailQuery } from '../../../queries/task-mail.ts'
import { isEmail } from '../../client/email.ts'
import { inWords, readPerson } from './mailed.ts'

/** Who will read what is being written. */
export type Mode = 'internal' | 'client' | 'mail'

export interface Audience {
  mode: Mode
  /** Those that there are here; one alone is no choice. */
  modes: readonly Mode[]
  setMode: (mode: Mode) => void
  way: TaskMail | undefined
  /** As people write addresses. */
  to: string[]
  cc: string[]
  setTo: (to: string[]) => void
  setCc: (cc: string[]) => void
  /** Whether it may be sent to them. */
  isReady: boolean
  /** What a comment says of it. It begins anew then; `putBack` for one that was refused. */
  take: () => { body: Partial<Body<'postActivity'>>; putBack: () => void }
}

/** @param isToMail  what is written answers a mail, and goes out as one unless that is changed */
export function useAudience(task: Task, whyNotShow: string | undefined, isToMail: boolean): Audience {
  const { data: way } = useQuery(taskMailQuery(task._id))
  const [chosen, setMode] = useState<Mode | null>(null)
  const [people, setPeople] = useState<{ to?: string[]; cc?: string[] }>({})
  const modes: Mode[] = [
    'internal',
    ...(task.sharedWithCustomer ? ['client' as const] : []),
    ...(way?.from ? ['mail' as const] : []),
  ]
  const wanted = chosen ?? (isToMail ? 'mail' : 'internal')
  const mode = whyNotShow === undefined && modes.includes(wanted) ? wanted : 'internal'
  const first = way?.to.length ? way.to : (way?.known.slice(0, 1) ?? [])
  const to = people.to ?? first.map(inWords)
  const cc = people.cc ?? (way?.cc ?? []).map(inWords)
  return {
    ...{ mode, modes, setMode, way, to, cc },
    setTo: (next) => setPeople({ ...people, to: next }),
    setCc: (next) => setPeople({ ...people, cc: next }),
    isReady: mode !== 'mail' || (to.length > 0 && [...to, ...cc].every(isAddress)),
    take() {
      const before = { chosen, people: { to, cc } }
      setMode(null)
      setPeople({})
      const body =
        mode === 'mail'
          ? { mailTo: to.map(readPerson), mailCc: cc.map(readPerson) }
          : mode === 'client'
            ? { customerCanSee: true }
            : {}
      return {
        body,
        putBack() {
          setMode(before.chosen)
          if (mode === 'mail') setPeople(before.people)
        },
      }
    },
  }
}

export const isAddress = (text: string) => {
  const { emailAddress } = readPerson(text)
  return emailAddress !== '' && isEmail(emailAddress)
}
