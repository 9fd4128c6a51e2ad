import { isUtf8 } from 'node:buffer'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'
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

/** @param mostBytes  of a body, packed or not */
export function acceptJson(app: FastifyInstance, mostBytes: number): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, bytes: Buffer) =>
      readJson(isPacked(request) ? await unpacked(bytes, mostBytes) : bytes),
  )
  app.addHook('preParsing', async (request) => {
    const { 'content-encoding': encoding = '', 'content-type': type } = request.headers
    if (type === undefined || PLAIN.test(encoding)) return
    if (isPacked(request) && /^application\/json\b/i.test(type)) return
    throw refuseWhole('unsupported_encoding', { encoding: encoding.slice(0, 100) })
  })
}
const PLAIN = /^\s*(identity)?\s*$/i
const isPacked = ({ headers }: FastifyRequest) => /^\s*(x-)?gzip\s*$/i.test(headers['content-encoding'] ?? '')

const gunzipped = promisify(gunzip)
/** A small body may be made to unpack to gigabytes: past the bound, no more of it is unpacked. */
async function unpacked(bytes: Buffer, mostBytes: number): Promise<Buffer> {
  try {
    return await gunzipped(bytes, { maxOutputLength: mostBytes })
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw isTooLarge ? refuseWhole('content_too_large') : refuseAt('', 'not_gzip')
  }
}

/** Within the bounds of every body, before the schema of its operation looks at it. */
export function readJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined
  if (!isUtf8(bytes)) throw refuseAt('', 'not_utf8')
  const { depth, members, values } = jsonSize(bytes, MOST_IN_ALL)
  if (depth > MOST_IN_ALL.depth) throw refuseAt('', 'too_deep', { most: MOST_IN_ALL.depth })
  if (members > MOST_IN_ALL.members) throw refuseAt('', 'too_many_members_in_all', { most: MOST_IN_ALL.members })
  if (values > MOST_IN_ALL.values) throw refuseAt('', 'too_many_values_in_all', { most: MOST_IN_ALL.values })
  const text = bytes.toString()
  let body: unknown
  try {
    body = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text) // a byte order mark
  } catch (error) {
    throw error instanceof SyntaxError ? refuseAt('', 'not_json', { reason: error.message }) : error
  }
  checkBody(body)
  return body
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
