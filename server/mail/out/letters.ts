import { formatDay, formatInstant } from '../../domain/date-format.ts'
import { fullName, type User } from '../../domain/people/user.ts'
import { type Block, type Face, inOneLine, type LaidOut, type Line } from './page.ts'
import { layOut } from './template.ts'
import { wordsIn } from './words.ts'

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

/** Who did something; what is no person is the organization itself. */
export interface Doer {
  name: string
  face: Face
}

const MOST_QUOTED_LENGTH = 2_000

export function reminderLetter(to: Receiver, task: TaskFacts, footer: readonly Line[]): LaidOut {
  const words = wordsIn(to.language)
  const when = (at: number) => (task.dayZone ? formatDay(at, to, task.dayZone) : formatInstant(at, to))
  const name = inOneLine(task.name)
  const more = [
    ...(task.deadlineAt === null ? [] : [paragraph(words.deadline(when(task.deadlineAt)))]),
    ...button(words.openTask, task.link),
  ]
  return letter(to, words.reminderSubject(name), words.reminder(name, oneLineOrNull(task.project)), more, footer)
}

/** @param text  the description, plain */
export function mentionLetter(to: Receiver, task: TaskFacts, by: Doer, text: string, footer: readonly Line[]): LaidOut {
  const words = wordsIn(to.language)
  const name = inOneLine(task.name)
  const subject = words.mentionSubject(by.name, name)
  return layOut({
    ...pageOf(to),
    footer,
    subject,
    preheader: inOneLine(text).slice(0, 200),
    blocks: [
      {
        kind: 'news',
        face: by.face,
        line: words.mention(by.name, name, oneLineOrNull(task.project)),
        about: to.organization,
        quote: cut(text, MOST_QUOTED_LENGTH),
      },
      ...button(words.openTask, task.link),
    ],
  })
}

export function invitationLetter(to: Receiver, link: string, by: string): LaidOut {
  const words = wordsIn(to.language)
  const organization = inOneLine(to.organization)
  return letter(to, words.invitationSubject(organization), words.invitation(by, organization), [
    ...button(words.choosePassword, link),
    paragraph(words.invitationEnds),
  ])
}

export function passwordLetter(to: Receiver, link: string): LaidOut {
  const words = wordsIn(to.language)
  return letter(to, words.passwordSubject, words.password, [
    ...button(words.choosePassword, link),
    paragraph(words.passwordEnds),
  ])
}

/** A token was made in the receiver's name. */
export function tokenLetter(
  to: Receiver,
  made: { name: string; expiresAt: number | null },
  link: string | null,
): LaidOut {
  const words = wordsIn(to.language)
  const until = made.expiresAt === null ? null : formatInstant(made.expiresAt, to)
  return letter(to, words.tokenSubject, words.token(inOneLine(made.name), until), [
    ...button(words.lookAtTokens, link),
    paragraph(words.notYou),
  ])
}

/** The receiver added a person, or made one a manager. */
export function personLetter(to: Receiver, person: User, link: string | null): LaidOut {
  const words = wordsIn(to.language)
  const name = inOneLine(fullName(person))
  return letter(to, words.personSubject(name), words.person(name, person.email, person.isManager), [
    ...button(words.lookAtPeople, link),
    paragraph(words.notYou),
  ])
}

/** For a manager who wants to know whether mails arrive. */
export function testLetter(to: Receiver): LaidOut {
  const words = wordsIn(to.language)
  return letter(to, words.testSubject, words.test, [])
}

export const faceOf = ({ id, firstname, lastname, language }: User): Face => ({
  initials: `${[...firstname][0] ?? ''}${[...lastname][0] ?? ''}`.toLocaleUpperCase(language) || '?',
  hue: id,
})

/** Greets, says what it is about, and what can be done. */
function letter(
  to: Receiver,
  subject: string,
  about: string,
  more: readonly Block[],
  footer: readonly Line[] = [],
): LaidOut {
  const hello = paragraph(wordsIn(to.language).hello(inOneLine(to.firstname)))
  return layOut({ ...pageOf(to), footer, subject, preheader: about, blocks: [hello, paragraph(about), ...more] })
}

export const pageOf = ({ language, organization }: Receiver) => ({
  language,
  sender: `Cuboid · ${inOneLine(organization)}`,
})

export const paragraph = (line: Line): Block => ({ kind: 'paragraph', line })
export const button = (label: string, url: string | null): Block[] =>
  url === null ? [] : [{ kind: 'button', label, url }]
const oneLineOrNull = (text: string | null) => (text === null ? null : inOneLine(text))

/** @param most  letters */
export function cut(text: string, most: number): string {
  const letters = [...text.slice(0, most * 4)] // none takes more than two units, and what joins others is cut soon enough
  return letters.length > most ? `${letters.slice(0, most).join('').trimEnd()}…` : text
}
