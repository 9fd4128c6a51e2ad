import { isUtf8 } from 'node:buffer'
import type { FastifyInstance } from 'fastify'
import { type Fault, fault, refuseWhole } from '../../domain/errors.ts'
import type { RefusalCode } from '../../domain/refusals.ts'
import { isCleanText } from '../../domain/text.ts'
import { below, cut } from './json-pointer.ts'
import { jsonSize } from './json-size.ts'
import { refuseAllAt, refuseAt } from './refusals.ts'
import { MOST_FAULTS } from './schema-faults.ts'

const MOST_DEPTH = 32
const MOST_KEYS = 1_000
/** In all: a task with its 500 steps, as it was read, has less than half of the members, and 5,000 clients to be imported have fewer values. */
const MOST_IN_ALL = { depth: MOST_DEPTH, members: 10_000, values: 100_000 }

export function acceptJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    const encoding = request.headers['content-encoding'] ?? 'identity'
    if (encoding !== 'identity') return done(refuseWhole('unsupported_media_type'))
    if (bytes.length === 0) return done(null, undefined)
    if (!isUtf8(bytes)) return done(refuseAt('', 'not_utf8'))
    const { depth, members, values } = jsonSize(bytes, MOST_IN_ALL)
    if (depth > MOST_IN_ALL.depth) return done(refuseAt('', 'too_deep', { most: MOST_IN_ALL.depth }))
    if (members > MOST_IN_ALL.members)
      return done(refuseAt('', 'too_many_members_in_all', { most: MOST_IN_ALL.members }))
    if (values > MOST_IN_ALL.values) return done(refuseAt('', 'too_many_values_in_all', { most: MOST_IN_ALL.values }))
    try {
      const body: unknown = JSON.parse(bytes.toString())
      checkBody(body)
      done(null, body)
    } catch (error) {
      const isNotJson = error instanceof SyntaxError
      done(isNotJson ? refuseAt('', 'not_json', { reason: error.message }) : (error as Error))
    }
  })
}

/** What no schema needs to say: no object of a body has too many members, and its names, texts and numbers can be stored. */
export function checkBody(body: unknown): void {
  const faults: Fault<string>[] = []
  const path: (string | number)[] = []
  const here = () => cut(path.reduce<string>((pointer, step) => below(pointer, cut(String(step))), ''))
  const addFault = (code: RefusalCode & ('not_text' | 'number_too_large')) => {
    faults.push(fault(here(), code))
    if (faults.length === MOST_FAULTS) throw refuseAllAt(faults)
  }
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      if (!isCleanText(value)) addFault('not_text')
    } else if (typeof value === 'number') {
      if (!Number.isFinite(value)) addFault('number_too_large')
    } else if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) visitMember(i, value[i])
    } else if (typeof value === 'object' && value !== null) {
      const keys = Object.keys(value)
      if (keys.length > MOST_KEYS) throw refuseAt(here(), 'too_many_members', { most: MOST_KEYS })
      for (const key of keys) {
        // As an own member, it would become the prototype of the first copy of its object.
        if (key === '__proto__') throw refuseAt('/__proto__', 'name_not_storable')
        if (!isCleanText(key)) throw refuseAt(here(), 'name_not_text')
        visitMember(key, (value as Record<string, unknown>)[key])
      }
    }
  }
  const visitMember = (step: string | number, member: unknown) => {
    path.push(step)
    visit(member)
    path.pop()
  }
  visit(body)
  if (faults.length > 0) throw refuseAllAt(faults)
}
