import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Block, encryptedIds, feistel, mixer, unfeistel } from './encrypted-id.ts'

const SECRET = Buffer.alloc(32, 7)
const ids = encryptedIds(SECRET)
const smallIds = fc.integer({ min: 1, max: 2 ** 31 - 1 })

test('what is encrypted is 8 bytes in base64url, and comes back', () => {
  fc.assert(
    fc.property(smallIds, (id) => {
      const text = ids.encrypt('user', id)
      expect(text).toMatch(/^[\w-]{11}$/)
      expect(ids.decrypt('user', text)).toBe(id)
      expect(encryptedIds(SECRET).decrypt('user', text)).toBe(id) // by another process, which remembers nothing
    }),
  )
})

test('the network is a bijection of all 64 bits', () => {
  const halves = fc.integer({ min: 0, max: 2 ** 32 - 1 })
  fc.assert(
    fc.property(halves, halves, (high, low) => {
      const block: Block = [high, low]
      expect(unfeistel(mixer(SECRET), feistel(mixer(SECRET), block))).toEqual(block)
    }),
  )
})

test('ids stay what they are from release to release', () => {
  expect([1, 2, 2 ** 31 - 1].map((id) => ids.encrypt('user', id))).toMatchInlineSnapshot(`
    [
      "6TOXfh-pAWw",
      "4okADqngBbg",
      "3N9FxQck3Cw",
    ]
  `)
  expect(ids.encrypt('organization', 1)).toMatchInlineSnapshot(`"dF5x_2J3Ghc"`)
})

test('each kind and each secret has ids of its own', () => {
  fc.assert(
    fc.property(smallIds, (id) => {
      const text = ids.encrypt('user', id)
      expect(ids.encrypt('organization', id)).not.toBe(text)
      expect(ids.decrypt('organization', text)).toBeNull()
      expect(encryptedIds(Buffer.alloc(32, 8)).decrypt('user', text)).toBeNull()
    }),
  )
})

test('neighbours look nothing alike: half of the bits differ', () => {
  const bits = (id: number) => BigInt(`0x${Buffer.from(ids.encrypt('user', id), 'base64url').toString('hex')}`)
  const ones = (n: bigint) => n.toString(2).replaceAll('0', '').length
  const differing = Array.from({ length: 500 }, (_, i) => ones(bits(i + 1) ^ bits(i + 2)))
  expect(differing.reduce((sum, n) => sum + n, 0) / differing.length).toBeCloseTo(32, -0.5)
})

test('what another spelling would decode to is no id', () => {
  const text = ids.encrypt('user', 1)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const last = alphabet.indexOf(text.charAt(10))
  for (const bits of [1, 2, 3]) expect(ids.decrypt('user', text.slice(0, 10) + alphabet[last + bits])).toBeNull()
  for (const other of [`${text}=`, ` ${text}`, `${text}\n`, text.slice(1), `${text.slice(0, 5)}.${text.slice(5)}`]) {
    expect(ids.decrypt('user', other)).toBeNull()
  }
})

test.each(['', '1', '__proto__', 'constructor', '+/+/+/+/+/8', 'AAAAAAAAAAA', '...........', '🚀🚀🚀🚀🚀🚀'])(
  '%j is no id',
  (text) => {
    expect(ids.decrypt('user', text)).toBeNull()
  },
)

test('random text is no id', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
      expect(ids.decrypt('user', Buffer.from(bytes).toString('base64url'))).toBeNull()
    }),
  )
})

test.each([0, -1, 1.5, 2 ** 31, Number.NaN])('%s cannot be encrypted', (id) => {
  expect(() => ids.encrypt('user', id)).toThrow(RangeError)
})

test('more ids than are remembered come back too', () => {
  const many = Array.from({ length: 10_050 }, (_, i) => i + 1)
  const texts = many.map((id) => ids.encrypt('user', id))
  expect(new Set(texts).size).toBe(many.length)
  expect(texts.map((text) => ids.decrypt('user', text))).toEqual(many)
})
