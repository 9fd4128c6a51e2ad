import { expect, test } from 'vitest'
import { type World, world } from '../support/world.ts'

/** What the limit of three leaves of requests with unknown tokens that come so. */
async function statuses({ app }: World, requests: { remoteAddress: string; forwarded?: string }[]): Promise<number[]> {
  const found: number[] = []
  for (const { remoteAddress, forwarded } of requests) {
    const headers = { authorization: 'Bearer cub_nobody', ...(forwarded && { 'x-forwarded-for': forwarded }) }
    found.push((await app.inject({ url: '/api/v1/app/me', remoteAddress, headers })).statusCode)
  }
  return found
}
const limited = (trustProxy: number | string[]) => world({ config: { rateLimit: 3, trustProxy } })
/** Four of one client, who writes another address in front each time; the proxy at 10.0.0.5 appends the real one. */
const evading = (real: string) =>
  [1, 2, 3, 4].map((i) => ({ remoteAddress: '10.0.0.5', forwarded: `192.0.2.${i}, ${real}` }))

test.each<[string, number | string[]]>([
  ['a number of proxies', 1],
  ['the addresses of proxies', ['10.0.0.0/8']],
])('behind %s a client cannot choose what it is counted by', async (_, trustProxy) => {
  const w = await limited(trustProxy)
  expect(await statuses(w, evading('198.51.100.7'))).toEqual([401, 401, 401, 429])
  expect(await statuses(w, [{ remoteAddress: '10.0.0.5', forwarded: '198.51.100.8' }])).toEqual([401]) // somebody else
})

test('behind two proxies the one that the first of them saw counts', async () => {
  const w = await limited(2)
  const twice = evading('198.51.100.7').map((each) => ({ ...each, forwarded: `${each.forwarded}, 10.0.0.9` }))
  expect(await statuses(w, twice)).toEqual([401, 401, 401, 429])
})

test('who is no proxy of ours is not believed', async () => {
  const direct = [1, 2, 3, 4].map((i) => ({ remoteAddress: '198.51.100.7', forwarded: `192.0.2.${i}` }))
  expect(await statuses(await limited(0), direct)).toEqual([401, 401, 401, 429])
  expect(await statuses(await limited(['10.0.0.5']), direct)).toEqual([401, 401, 401, 429])
})

test('addresses of one /64 are one caller, and so are all that are none', async () => {
  const w = await limited(1)
  const from = (forwarded: string) => ({ remoteAddress: '10.0.0.5', forwarded })
  const neighbours = ['2001:db8::1', '2001:db8::2', '2001:db8:0:0:ffff::3', '2001:db8::4'].map(from)
  expect(await statuses(w, neighbours)).toEqual([401, 401, 401, 429])
  expect(await statuses(w, [from('2001:db8:0:1::1')])).toEqual([401])
  expect(await statuses(w, ['a', 'b', 'c', 'd'].map(from))).toEqual([401, 401, 401, 429])
})
