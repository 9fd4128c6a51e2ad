import type { Day, Time } from '../../app/days.ts'
import { fold } from '../../app/fold.ts'
import { nameKey } from '../../app/name-key.ts'
import type { Language } from '../../messages/define.ts'
import { bare, matchDate } from './dates.ts'
import { firstOf, type Repeat } from './repeats.ts'
import { PRIORITY_WORDS } from './words.ts'

export interface QuickTask {
  name: string
  day?: Day
  time?: Time
  repeat?: Repeat
  assigneeIds: string[]
  tagNames: string[]
  priority?: 1 | 2 | 3 | 4 | 5
  /** What was understood, in the order of the text; each can be taken back. */
  tokens: Token[]
  /** Names after an @ that nobody has, which stay in the text. */
  unknown: string[]
}
export type Token = {
  /** As it was typed. */
  text: string
} & (
  | { kind: 'date'; day?: Day; time?: Time; repeat?: Repeat }
  | { kind: 'assignee'; id: string }
  | { kind: 'tag'; name: string }
  | { kind: 'priority'; priority: 1 | 2 | 3 | 4 | 5 }
)

export interface Known {
  today: Day
  /** What time it is: “in 2 hours” is from then. */
  now: Time
  language: Language
  people: readonly { id: string; name: string }[]
  /** Texts that are to be read as plain words. */
  plain?: readonly string[]
}

/** Reads a task in one line: “Pay rent tomorrow 9 @ada #home !4”. What is not understood is its name. */
export function parse(line: string, { today, now, language, people, plain = [] }: Known): QuickTask {
  const words = line.trim().split(/\s+/).filter(Boolean)
  const folded = words.map((word) => bare(fold(word)))
  const task: QuickTask = { name: '', assigneeIds: [], tagNames: [], tokens: [], unknown: [] }
  const name: string[] = []

  for (let i = 0; i < words.length; ) {
    const word = words[i] ?? ''
    const sign = signed(word, people)
    const date = sign ? undefined : matchDate(folded.slice(i), { today, now, language })
    const length = sign ? 1 : (date?.length ?? 1)
    const text = words.slice(i, i + length).join(' ')
    i += length
    const isTaken = date && ((date.day && task.day) || (date.repeat && task.repeat) || (date.time && task.time))
    if ((!sign && !date) || plain.includes(text) || isTaken) {
      name.push(text)
      if (!sign && /^@./.test(text)) task.unknown.push(text.slice(1))
      continue
    }
    if (sign) addSign(task, sign, text)
    if (date) {
      const { length: _, ...what } = date
      Object.assign(task, what)
      task.tokens.push({ kind: 'date', text, ...what })
    }
  }
  task.name = name.join(' ')
  // A time alone is today's; a recurrence alone starts with its first date.
  if (!task.day && task.repeat) task.day = firstOf(task.repeat, today)
  if (!task.day && task.time) task.day = today
  return task
}

type Sign = { assigneeId: string } | { tagName: string } | { priority: 1 | 2 | 3 | 4 | 5 }

function signed(word: string, people: Known['people']): Sign | undefined {
  const [sign, text] = [word.charAt(0), word.slice(1)]
  if (text === '') return undefined
  if (sign === '#') return { tagName: text }
  if (sign === '!') {
    const priority = /^[1-5]$/.test(text) ? (Number(text) as 1 | 2 | 3 | 4 | 5) : PRIORITY_WORDS[fold(text)]
    return priority && { priority }
  }
  const person = sign === '@' && people.find(({ name }) => isCalled(name, fold(text)))
  return person ? { assigneeId: person.id } : undefined
}

/** A name of several words, as it is written after a sign: together. */
export const asWord = (name: string) => fold(name).replace(/\s+/g, '')

/** By the start of a name, or of the names written together. */
const isCalled = (name: string, text: string) =>
  fold(name).split(' ').some((part) => part.startsWith(text)) || asWord(name).startsWith(text) // biome-ignore format: one thought

function addSign(task: QuickTask, sign: Sign, text: string): void {
  if (task.tokens.some((token) => token.text === text)) return
  if ('assigneeId' in sign) {
    if (!task.assigneeIds.includes(sign.assigneeId)) task.assigneeIds.push(sign.assigneeId)
    task.tokens.push({ kind: 'assignee', text, id: sign.assigneeId })
  } else if ('tagName' in sign) {
    const isNew = !task.tagNames.some((name) => nameKey(name) === nameKey(sign.tagName))
    if (isNew) task.tagNames.push(sign.tagName)
    task.tokens.push({ kind: 'tag', text, name: sign.tagName })
  } else {
    task.priority = sign.priority
    task.tokens.push({ kind: 'priority', text, priority: sign.priority })
  }
}
