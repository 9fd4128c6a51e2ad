import { Webhook as Verifier } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { secretsAt, signedHeaders } from './signature.ts'

const secret = `whsec_${Buffer.alloc(32, 'a').toString('base64')}`
const oldSecret = `whsec_${Buffer.alloc(32, 'b').toString('base64')}`

test('a message is signed as Standard Webhooks has it, by each secret', () => {
  const at = Date.now()
  const headers = signedHeaders({ id: '7-8', at, body: '{"a":"ü"}' }, [secret, oldSecret])
  for (const each of [secret, oldSecret]) expect(new Verifier(each).verify('{"a":"ü"}', headers)).toEqual({ a: 'ü' })
  expect(() => new Verifier(secret).verify('{"a":"u"}', headers)).toThrow()
  expect(headers['webhook-timestamp']).toBe(String(Math.floor(at / 1000)))
})

// The example of https://docs.svix.com/receiving/verifying-payloads/how-manual, which the standard took over.
test('the signature is that of the published example', () => {
  const example = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: 1_614_265_330_000, body: '{"test": 2432232314}' }
  expect(signedHeaders(example, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=') // biome-ignore format: long
})

test('an old secret signs as long as it is told to', () => {
  const webhook = { secret, oldSecret, oldSecretUntil: 5 } as Parameters<typeof secretsAt>[1]
  expect(secretsAt(4, webhook)).toEqual([secret, oldSecret])
  expect(secretsAt(5, webhook)).toEqual([secret])
  expect(secretsAt(4, { ...webhook, oldSecret: null })).toEqual([secret])
})
