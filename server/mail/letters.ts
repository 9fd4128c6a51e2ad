import { formatDay, formatInstant } from '../domain/date-format.ts'
import type { User } from '../domain/people/user.ts'
import { type Words, wordsIn } from './words.ts'

/** Whom it goes to, and from which organization. */
export interface Receiver extends Pick<User, 'firstname' | 'language' | 'zone' | 'dateFormat' | 'timeFormat'> {
  organization: string
}

export interface TaskFacts {
  name: string
  /** Null: the receiver may not know of it. */
  project: string | null
  deadlineAt: number | null
  /** Of a deadline that is a day: the zone in which it is that day. */
  dayZone: string | null
  /** Null: nobody knows where people reach the server. */
  link: string | null
}

const MOST_QUOTED_LENGTH = 2_000

export function reminderLetter(to: Receiver, { name, project, deadlineAt, dayZone, link }: TaskFacts) {
  const words = wordsIn(to.language)
  const when = (at: number) => (dayZone ? formatDay(at, to, dayZone) : formatInstant(at, to))
  const deadline = deadlineAt === null ? null : words.deadline(when(deadlineAt))
  return letter(to, words.reminderSubject(name), [words.reminder(name, project), deadline, link])
}

/** @param text  the description, plain */
export function mentionLetter(to: Receiver, { name, project, link }: TaskFacts, by: string, text: string) {
  const words = wordsIn(to.language)
  return letter(to, words.mentionSubject(by, name), [words.mention(by, name, project), quoted(text), link])
}

export function invitationLetter(to: Receiver, link: string, by: string) {
  const words = wordsIn(to.language)
  return letter(to, words.invitationSubject(to.organization), [
    words.invitation(by, to.organization),
    link,
    words.invitationEnds,
  ])
}

export function passwordLetter(to: Receiver, link: string) {
  const words = wordsIn(to.language)
  return letter(to, words.passwordSubject, [words.password, link, words.passwordEnds])
}

/** A token was made in the receiver's name. */
export function tokenLetter(to: Receiver, made: { name: string; expiresAt: number | null }, link: string | null) {
  const words = wordsIn(to.language)
  const until = made.expiresAt === null ? null : formatInstant(made.expiresAt, to)
  return letter(to, words.tokenSubject, [words.token(made.name, until), link, words.notYou])
}

/** The receiver added a person, or made one a manager. */
export function personLetter(to: Receiver, name: string, { email, isManager }: User, link: string | null) {
  const words = wordsIn(to.language)
  return letter(to, words.personSubject(name), [words.person(name, email, isManager), link, words.notYou])
}

function letter(to: Receiver, subject: string, parts: (string | null)[]) {
  const words: Words = wordsIn(to.language)
  const paragraphs = [words.hello(to.firstname), ...parts, `-- \nCuboid · ${to.organization}`]
  return { subject, text: `${paragraphs.filter((part) => part !== null).join('\n\n')}\n` }
}

function quoted(text: string): string {
  const letters = [...text]
  const shown = letters.length > MOST_QUOTED_LENGTH ? `${letters.slice(0, MOST_QUOTED_LENGTH).join('')}…` : text
  return shown
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${line}`)
    .join('\n')
}
