import { expect, test } from 'vitest'
import { readReplyToken, replyAddress, replyToken } from './reply-token.ts'
import { readUnsubscribeToken, unsubscribeToken } from './unsubscribe.ts'

const key = Buffer.alloc(32, 1)
const other = Buffer.alloc(32, 2)
const to = { orgId: 7, taskId: '7296438250274881536', userId: 12 }
const ends = { orgId: 7, userId: 12, subject: 'reminder' } as const

test('a reply token says whose comment on which task it is, in letters of either case', () => {
  const token = replyToken(key, to)
  expect(token).toMatch(/^[a-z2-7]{42}$/)
  for (const written of [token, token.toUpperCase()]) expect(readReplyToken(key, written)).toEqual(to)
  expect(replyAddress(key, 'support@example.com', to)).toBe(`support+${token}@example.com`)
})

test('an unsubscribe token says whose mails end', () => {
  expect(readUnsubscribeToken(key, unsubscribeToken(key, ends))).toEqual(ends)
})

const altered = (token: string) =>
  [...token].map((letter, at) => `${token.slice(0, at)}${letter === 'a' ? 'b' : 'a'}${token.slice(at + 1)}`)

test('no other token is taken for one of ours', () => {
  const reply = replyToken(key, to)
  for (const token of [...altered(reply), reply.slice(1), `${reply}a`, '', '☃'.repeat(42)])
    expect(readReplyToken(key, token), token).toBeUndefined()
  expect(readReplyToken(other, reply)).toBeUndefined()
  const end = unsubscribeToken(key, ends)
  // The last letter of base64url holds fewer bits than it could say.
  for (const token of [...altered(end).slice(0, -1), end.slice(1), `${end}a`, '', '1.2.news.', '☃'])
    expect(readUnsubscribeToken(key, token), token).toBeUndefined()
  expect(readUnsubscribeToken(other, end)).toBeUndefined()
})
