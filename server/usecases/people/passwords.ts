import { randomBytes, timingSafeEqual } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { refuse } from '../../domain/errors.ts'
import { deriveKey } from './hashing.ts'
import { inLine } from './lines.ts'

/** https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
const MEMORY_KIB = 19_456
const PASSES = 2
const LANES = 1
const TAG_BYTES = 32

/** As `hashPassword`, of one that somebody chooses. Throws invalid for one that is guessed first; too_many, unavailable. */
export async function hashNewPassword(password: string): Promise<string> {
  const weakness = await weaknessOf(password)
  if (weakness) throw refuse('newPassword', weakness)
  return hashPassword(password)
}

/** Why nobody should choose it, if so. */
export async function weaknessOf(password: string): Promise<'blank_password' | 'common_password' | undefined> {
  if (password.trim() === '') return 'blank_password'
  return (await isCommon(password)) ? 'common_password' : undefined
}

const isCommon = (password: string): Promise<boolean> =>
  inLine('common passwords', { most: 16, paceMs: 0 }, () => {
    const worker = new Worker(new URL('./common-password-thread.ts', import.meta.url), { workerData: { password } })
    return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
  })

/** Argon2id in PHC's string format: https://github.com/P-H-C/phc-string-format. Takes tens of milliseconds; never call it in a transaction. Throws unavailable. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await deriveKey({
    message: password.normalize('NFC'),
    nonce,
    memory: MEMORY_KIB,
    passes: PASSES,
    parallelism: LANES,
    tagLength: TAG_BYTES,
  })
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${base64(nonce)}$${base64(tag)}`
}

const PHC =
  /^\$argon2id\$v=19\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=([0-9]{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/

/** @param hash  absent for nobody we know: the answer is no, after the same work. Throws unavailable. */
export async function isPassword(password: string, hash: string | null | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, nonce = '', wanted = ''] = PHC.exec(hash ?? NOBODY) ?? []
  const expected = Buffer.from(wanted, 'base64')
  const tag = await deriveKey({
    message: password.normalize('NFC'), // however the keyboard composes an accent
    nonce: Buffer.from(nonce, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  })
  return timingSafeEqual(tag, expected) && typeof hash === 'string'
}

/** PHC's base64 has no padding. */
const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
const NOBODY = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${base64(Buffer.alloc(16))}$${base64(Buffer.alloc(TAG_BYTES))}`
