import type { Problem } from '../api.gen.ts'
import { refusals } from '../messages/refusals.ts'
import { states } from '../messages/states.ts'
import { messagesNow } from './language.ts'

type Words = typeof refusals.en
export type RefusalKind = keyof Words['kinds']

/** The server's sentences of a kind. What they leave open is what the kind's words are given. A test says when one is not known here. */
const KINDS: readonly (readonly [RefusalKind, RegExp])[] = [
  ['required', /^(is required|is needed)( \[for .*)?$/],
  ['required', /^is required(,|:) /],
  ['blank', /^(must not be blank|must say something|must NOT have fewer than 1 characters)$/],
  ['blank', /^must (be empty, or )?have a character that can be seen$/],
  ['longest', /^must NOT have more than (\d+) characters$/],
  ['mostItems', /^must (?:NOT|not) have more than (\d+) (?:items|properties)$/],
  ['least', /^must be (?:>=|at least) ([\d.-]+)$/],
  ['most', /^must be <= ([\d.-]+)$/],
  ['range', /^must be (?:a number )?(?:from )?(\d[\d,.]*) to ([\d,.]+)$/],
  ['number', /^must be a number$/],
  ['date', /^must be a date, YYYY-MM-DD$/],
  ['date', /^is no day, /],
  ['money', /^must be an amount of money/],
  ['tooFine', /^must have (\d+) decimals at most, as (\w+) has$/],
  ['mostGiven', /^can be given (\d+) open tasks at once/],
  ['option', /^is none of the options$/],
  ['oneOrMore', /^must name one( stage)? or more$/],
  ['character', /^(holds a character that is not text|has a member whose name is not text)/],
  ['noField', /^the project has no such field$/],
  [
    'noSuch',
    /^(there is no such |the (?:project|task) has no such |names an? \w+ that (?:there is not|does not exist))/,
  ],
  ['noSuch', /^is no (state|field) of the project, or is there twice$/],
  ['stranger', /^(names somebody who is no member of the organization|is nobody in the organization)$/],
  ['taken', /^is the name of another (tag of the project|(state|field), too)$/],
  ['takenEmail', /^is the address of a user already$/],
  ['beforeStart', /^is before (the start|startDate|deadlineFrom)$/],
  ['notFuture', /^is not in the future$/],
  ['underItself', /^(a (?:task|directory) cannot lie (?:under|in) itself|would put the project under itself)$/],
  ['tooDeep', /^(?:nested|is) more than (\d+) (?:levels )?deep$/],
  ['mostSteps', /^more than (\d+) steps$/],
  ['range', /^must be from (0) to (total)$/],
  ['notPipeline', /^the project is no pipeline$/],
  ['notLead', /^the task is no lead$/],
  ['leadOpen', /^the lead is neither won nor lost$/],
  ['stateInArchive', /^leaves out "(.*)", which (\d+) tasks? (?:is|are) in, (\d+) of them archived/s],
  ['stateInUse', /^leaves out "(.*)", which (\d+)/s],
  ['activeState', /^must have a state that is active$/],
  ['oneDefault', /^must have one default state, not several$/],
  ['fieldType', /^stays \w+: tasks have values of it$/],
  ['lastAdmin', /^must name one or more: a project keeps an admin$/],
  ['lastManager', /^is the last manager/],
  ['hasChildren', /^has projects under it/],
  ['wrongPassword', /^is not your password$/],
  ['passwordChanged', /^was changed just now$/],
  ['usedLink', /^is unknown, used or expired$/],
  ['unknownLanguage', /^is no language that is known here$/],
  ['unknownZone', /^is no zone of the IANA database$/],
  ['unknownCurrency', /^is no currency of ISO 4217$/],
  ['unknownCountry', /^is no country of ISO 3166-1$/],
  ['noDay', /^no day is set$/],
  ['needsDeadline', /^after-deadline needs a task with a deadline$/],
  ['needsEnd', /^is needed to stop by date$/],
  ['needsCount', /^must be at least 1 to stop by count$/],
  ['webAddress', /^must be an address that starts with http/],
  ['privateAddress', /^is an address of a private network$/],
  ['notShared', /^the task is not shared with a client$/],
  ['mostOfPerson', /^A (?:user|person) has (\d+) .* at most\.$/],
  ['sharedNeedsProject', /^a view is shared in a project: it needs a group$/],
  ['twice', /^came with another request before$/],
  ['notBoth', /^.* do(?:es)? not go together/],
  ['slash', /^must match pattern "\^\[\^\//],
  ['form', /^(must be|must match|names a column twice)/],
]

export function refusalKind(message: string): readonly [RefusalKind, readonly string[]] | undefined {
  for (const [kind, pattern] of KINDS) {
    const found = pattern.exec(message)
    if (found) return [kind, found.slice(1)]
  }
  return undefined
}

/** What the server said of each field, in the reader's words; what is not known here, in the server's. */
export function sayRefusal({ errors, detail }: Problem, words: Words = messagesNow(refusals)): string {
  const said = errors.map(({ field, message }) => {
    const sentence = sayMessage(message, words)
    const label = labelOf(field, words)
    return label ? words.of(label, sentence) : sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1)
  })
  return said.length > 0 ? [...new Set(said)].join(' ') : detail
}

function sayMessage(message: string, words: Words): string {
  const [kind, parts = []] = refusalKind(message) ?? []
  if (!kind) return message
  const say = words.kinds[kind] as (...parts: readonly (string | undefined)[]) => string // as many as the pattern leaves open
  return say(...parts.map((part) => stateName(part) ?? part))
}

/** The default states go by recorded names; the server's sentences have these. */
function stateName(text: string | undefined): string | undefined {
  const { names } = messagesNow(states)
  return text && Object.hasOwn(names, text) ? names[text as keyof typeof names] : undefined
}

/** The last part of a pointer that has a name here; of a custom field, the people's own name for it. */
function labelOf(pointer: string, { fields }: Words): string | undefined {
  const [, custom] = /^\/customFields\/([^/]+)$/.exec(pointer) ?? []
  if (custom && !/^\d+$/.test(custom)) return custom.replaceAll('~1', '/').replaceAll('~0', '~')
  const named = pointer.split('/').findLast((part) => Object.hasOwn(fields, part))
  return named && fields[named as keyof typeof fields]
}
