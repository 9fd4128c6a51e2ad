import { expect, onTestFinished, vi } from 'vitest'
import { openMailRoom } from '../../server/mail/in/mail-room.ts'
import { dovecot, type ImapServer } from './dovecot.ts'
import { MAIL_KEYS, type World, type WorldOptions, world } from './world.ts'

interface Letter {
  from?: string
  to?: string
  cc?: string
  subject?: string
  id?: string
  text?: string
  headers?: string
}
let letters = 0
export const letter = ({
  from = 'Tom Tall <tom@globex.example>',
  to = 'support@acme.example',
  cc,
  subject = 'It is broken',
  id,
  text = 'Help!',
  headers = '',
}: Letter = {}) =>
  [
    ...(from ? [`From: ${from}`] : []),
    `To: ${to}`,
    ...(cc ? [`Cc: ${cc}`] : []),
    `Subject: ${subject}`,
    `Message-ID: ${id ?? `<letter-${++letters}@globex.example>`}`,
    ...(headers ? [headers] : []),
    '',
    text,
  ].join('\r\n')

/** A world whose website has a mailbox, which is watched. */
export async function worldWithMailbox(settings: object = {}, options: WorldOptions = {}) {
  const w = await world({ ...options, config: { mailPrivate: true, ...options.config } })
  const server = await dovecot()
  const made = await w.as(w.ada).post('/mailboxes', {
    ...{ name: 'Support', address: 'support@acme.example', group: w.website, imap: server.imap() },
    ...{ active: true, ...settings },
  })
  expect(made.body).toMatchObject({ state: 'connecting', lastError: null, taskCount: 0 })
  return { ...w, server, mailbox: made.body as { _id: string } }
}

export function watch(w: World) {
  const room = openMailRoom({ ...w, mailKeys: MAIL_KEYS, log: w.app.log })
  onTestFinished(() => room.stop())
  return room
}

/** Oldest first, whole. */
export async function tasksOf(w: World, group = w.website) {
  const { body } = await w.as(w.ada).get(`/tasks?group=${group}`)
  const ids: string[] = body.map(({ _id }: { _id: string }) => _id)
  return Promise.all(ids.toSorted().map(async (id) => (await w.as(w.ada).get(`/tasks/${id}`)).body))
}
export const untilTasks = (w: World, count: number, group = w.website) =>
  vi.waitFor(async () => {
    const found = await tasksOf(w, group)
    expect(found).toHaveLength(count)
    return found
  }, PATIENCE)
export const postsOf = async (w: World, id: string) =>
  (await w.as(w.ada).get(`/tasks/${id}/activities`)).body.filter(({ type }: { type: string }) => type === 'post')
export const untilPosts = (w: World, id: string, count: number) =>
  vi.waitFor(async () => {
    const found = await postsOf(w, id)
    expect(found).toHaveLength(count)
    return found
  }, PATIENCE)
export const PATIENCE = { timeout: 20_000, interval: 50 }
export const deliver = (server: ImapServer, mail: Letter) => server.deliver(letter(mail))
