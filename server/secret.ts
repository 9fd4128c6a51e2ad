import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Config, ConfigError } from './config.ts'
import { makeFolder } from './store/core/folder.ts'

/** Everything that is signed or encrypted here goes back to this one. Given by the environment, or made at the first start. */
export function serverSecret({ secret, data }: Pick<Config, 'secret' | 'data'>): Buffer {
  if (secret) return Buffer.from(secret, 'hex')
  const path = secretFile(data)
  const text = read(path) ?? make(path)
  if (!/^[0-9a-f]{64}$/.test(text)) throw new ConfigError(`${path} does not hold a secret; put the right one back`)
  return Buffer.from(text, 'hex')
}

/** As hex; undefined: none was made yet. */
export const findSecret = ({ secret, data }: Pick<Config, 'secret' | 'data'>): string | undefined =>
  secret ?? read(secretFile(data))

export const secretFile = (data: string) => join(data, 'secret')

/** RFC 5869: what one purpose lets slip tells nothing of the others. */
export const keyFor = (secret: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `cuboid ${purpose}`, 32))

/** What seals the passwords of mailboxes, and what signs the addresses that answers go to, and those that end mails. */
export const mailKeysOf = (secret: Buffer) => ({
  passwords: keyFor(secret, 'mailbox passwords'),
  marks: keyFor(secret, 'mails'),
})

/** The same from every process on this secret, so that whichever the first visitor reaches knows it. */
export function setUpCodeFor(secret: Buffer): string {
  const bytes = createHmac('sha256', keyFor(secret, 'set-up code')).update('1').digest()
  const letters = [...bytes.subarray(0, 12)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}
/** Crockford's 32, none of which is taken for another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Whole or not at all, and the first of several processes wins. */
function make(path: string): string {
  makeFolder(dirname(path))
  const draft = `${path}.${randomBytes(8).toString('hex')}`
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, `${randomBytes(32).toString('hex')}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(path, 'utf8').trim()
}
