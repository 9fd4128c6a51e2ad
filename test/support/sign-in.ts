import { expect, vi } from 'vitest'
import type { Answer, World } from './world.ts'

/** The two ways to sign in with a password. */
export const web = {
  name: '/session',
  signIn: ({ as }: World, email: string, password: string) => as(null).post('/session', { email, password }),
  words: ({ body }: Answer) => body.detail,
}

export const crm = {
  name: '/cubedrive/getLogin',
  signIn: ({ as }: World, email: string, password: string) =>
    as(null).post('/cubedrive/getLogin', new URLSearchParams({ j_username: email, j_password: password }).toString()),
  words: ({ body }: Answer) => body.info,
}

export const cookieOf = ({ headers }: Answer) => String(headers['set-cookie']).split(';')[0] as string

export const ORIGIN = 'http://localhost:80'

/** A page of ours in a browser that is signed in. */
export const page = ({ as }: World, signedIn: Answer, origin = ORIGIN) =>
  as(null, { cookie: cookieOf(signedIn), origin })

/** The time of last use is written down after the answer; nobody waits for it. */
export const untilNoted = ({ store, clock }: World, kind: string) =>
  vi.waitFor(async () => {
    const of = store.engine.reader.selectFrom('credential').select('last_used_at').where('kind', '=', kind)
    expect(await of.execute()).toContainEqual({ last_used_at: clock.now() })
  }, 10_000)
