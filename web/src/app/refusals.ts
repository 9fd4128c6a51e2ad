import type { Problem, RefusalParams } from '../api.gen.ts'
import { refusals } from '../messages/refusals.ts'
import { states } from '../messages/states.ts'
import { messagesNow } from './language.ts'

type Words = typeof refusals.en
type Fault = Problem['errors'][number]

/** What the server refuses of each field, in the reader's words; a code of a newer server, in the server's. */
export function sayRefusal({ type, params, errors, detail }: Problem, words: Words = messagesNow(refusals)): string {
  if (errors.length === 0) return sayCode(type.slice(type.lastIndexOf('/') + 1), params, words) ?? detail
  return [...new Set(errors.map((fault) => sayFault(fault, words)))].join(' ')
}

function sayFault({ field, code, params, message }: Fault, words: Words): string {
  const sentence = sayCode(code, params, words) ?? message
  const label = labelOf(field, words)
  return label ? words.of(label, sentence) : sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1)
}

function sayCode(code: string, params: RefusalParams, { codes }: Words): string | undefined {
  const words = Object.hasOwn(codes, code) ? codes[code as keyof typeof codes] : undefined
  return words?.replace(/\{(\w+)\}/g, (_, name: string) => stateName([params[name] ?? ''].flat().join(', ')))
}

/** The default states go by recorded names, which refusals have, too. */
function stateName(text: string): string {
  const { names } = messagesNow(states)
  return Object.hasOwn(names, text) ? names[text as keyof typeof names] : text
}

/** The last part of a pointer that has a name here; of a custom field, the people's own name for it. */
function labelOf(pointer: string, { fields }: Words): string | undefined {
  const [, custom] = /^\/customFields\/([^/]+)$/.exec(pointer) ?? []
  if (custom && !/^\d+$/.test(custom)) return custom.replaceAll('~1', '/').replaceAll('~0', '~')
  const named = pointer.split('/').findLast((part) => Object.hasOwn(fields, part))
  return named && fields[named as keyof typeof fields]
}
