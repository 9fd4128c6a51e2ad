import { createCipheriv, hkdfSync } from 'node:crypto'
import { isSmallId } from '../ids.ts'

export type EncryptedKind = 'user' | 'organization'

export interface EncryptedIds {
  /** 11 characters of unpadded base64url. */
  encrypt(kind: EncryptedKind, id: number): string
  /** Null for what is not the one spelling of an id of this kind. */
  decrypt(kind: EncryptedKind, text: string): number | null
}

const ROUNDS = 10
const MOST_REMEMBERED = 10_000

/**
 * CubeDrive's ids of people and groups: a keyed bijection of the 64-bit id, so that ids cannot be counted or guessed.
 *
 * A balanced Feistel network over two 32-bit halves, with AES-256 as its round function (15 times as fast as HMAC): the
 * format asks for a block cipher of 64 bits, and OpenSSL keeps none that is sound (DES, Blowfish). Ten rounds, as many
 * as FF1 of NIST SP 800-38G has. The key comes from the server's secret by HKDF (RFC 5869), another for each kind.
 *
 * Ids are below 2^31, so the 33 bits above them tell a real id from another kind's and from a guess, but for one in 2^33.
 */
export function encryptedIds(secret: Buffer): EncryptedIds {
  const ciphers = { user: cipher(secret, 'user'), organization: cipher(secret, 'organization') }
  return {
    encrypt: (kind, id) => ciphers[kind].encrypt(id),
    decrypt: (kind, text) => ciphers[kind].decrypt(text),
  }
}

function cipher(secret: Buffer, kind: EncryptedKind) {
  const mix = mixer(Buffer.from(hkdfSync('sha256', secret, '', `cuboid encrypted id: ${kind}`, 32)))
  const texts = new Map<number, string>()
  const ids = new Map<string, number>()

  function remember(id: number, text: string) {
    if (texts.size >= MOST_REMEMBERED) {
      texts.clear()
      ids.clear()
    }
    texts.set(id, text)
    ids.set(text, id)
  }

  return {
    encrypt(id: number): string {
      const known = texts.get(id)
      if (known) return known
      if (!isSmallId(id)) throw new RangeError(`no id to encrypt: ${id}`)
      const text = toText(feistel(mix, [0, id]))
      remember(id, text)
      return text
    },

    decrypt(text: string): number | null {
      const known = ids.get(text)
      if (known) return known
      const block = toBlock(text)
      if (!block) return null
      const [high, id] = unfeistel(mix, block)
      if (high !== 0 || !isSmallId(id)) return null
      remember(id, text)
      return id
    },
  }
}

/** 64 bits as two unsigned halves, the more significant one first. */
export type Block = readonly [number, number]
type Mix = (round: number, half: number) => number

export function feistel(mix: Mix, [high, low]: Block): Block {
  let [left, right] = [high, low]
  for (let round = 0; round < ROUNDS; round++) [left, right] = [right, (left ^ mix(round, right)) >>> 0]
  return [left, right]
}

export function unfeistel(mix: Mix, [high, low]: Block): Block {
  let [left, right] = [high, low]
  for (let round = ROUNDS - 1; round >= 0; round--) [left, right] = [(right ^ mix(round, left)) >>> 0, left]
  return [left, right]
}

/** The first 32 bits of what AES makes of a round's number and a half. */
export function mixer(key: Buffer): Mix {
  const aes = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false) // ECB: each block is on its own
  const input = Buffer.alloc(16)
  return (round, half) => {
    input.writeUInt32BE(round)
    input.writeUInt32BE(half, 4)
    return aes.update(input).readUInt32BE()
  }
}

/** Whether it has the form of one, of whatever key: 64 bits in canonical base64url, unpadded. */
export const isEncryptedId = (text: string): boolean => toBlock(text) !== null

function toText([high, low]: Block): string {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32BE(high)
  bytes.writeUInt32BE(low, 4)
  return bytes.toString('base64url')
}

function toBlock(text: string): Block | null {
  if (text.length !== 11) return null
  const bytes = Buffer.from(text, 'base64url')
  // Node skips what is not base64url and drops the two bits left over: only what it writes itself counts.
  return bytes.length === 8 && bytes.toString('base64url') === text
    ? [bytes.readUInt32BE(), bytes.readUInt32BE(4)]
    : null
}
