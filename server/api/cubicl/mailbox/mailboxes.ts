import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { checkMailbox } from '../../../mail/check.ts'
import { seal } from '../../../mail/seal.ts'
import {
  createMailbox,
  deleteMailbox,
  editMailbox,
  getOwn,
  listOwn,
  type MailboxRules,
} from '../../../usecases/mailbox/mailboxes.ts'
import type { Services } from '../../app.ts'
import { IdShape } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import {
  CheckShape,
  imapOf,
  MailboxBody,
  MailboxShape,
  NewMailboxBody,
  presentCheck,
  presentMailbox,
  toMailboxInput,
} from './mailbox.shape.ts'

const tags = ['Mailboxes']
const params = Type.Object({ id: IdShape })
const config = { action: 'manage_mailboxes', fields: { fileIds: '/files' } } as const

export const mailboxRoutes: FastifyPluginAsyncTypebox<Pick<Services, 'store' | 'config' | 'mailKeys'>> = async (
  api,
  services,
) => {
  const { store, mailKeys } = services
  const rules: MailboxRules = {
    mayBePrivate: services.config.mailPrivate,
    seal: (purpose, password) => seal(mailKeys.passwords, purpose, password),
  }

  const list = {
    operationId: 'listMailboxes',
    summary: 'The mailboxes of the projects that you administer, oldest first.',
    tags,
    response: { 200: Type.Array(MailboxShape), ...problems() },
  }
  api.get('/mailboxes', { schema: list, config }, async ({ actor }) =>
    (await store.read(actor, listOwn)).map(presentMailbox),
  )

  const get = {
    operationId: 'getMailbox',
    summary: 'A mailbox, without its passwords.',
    tags,
    params,
    response: { 200: MailboxShape, ...problems(403, 404) },
  }
  api.get('/mailboxes/:id', { schema: get, config }, async ({ actor, params: { id } }) =>
    presentMailbox(await store.read(actor, (tx) => getOwn(tx, id))),
  )

  const create = {
    operationId: 'createMailbox',
    summary: 'Give a project a mailbox: what is written to it becomes tasks, or leads in a pipeline.',
    tags,
    body: NewMailboxBody,
    response: { 200: MailboxShape, ...problems(403, 422) },
  }
  api.post('/mailboxes', { schema: create, config }, async ({ write, body }) => {
    const { name, address, group: projectId } = body
    const input = { ...toMailboxInput(body), name, address, projectId, imap: imapOf(body.imap) }
    return write(async (tx) => presentMailbox(await createMailbox(tx, input, rules)))
  })

  const edit = {
    operationId: 'updateMailbox',
    summary: 'Change a mailbox, or switch it off and on. A password that is not given stays.',
    tags,
    params,
    body: MailboxBody,
    response: { 200: MailboxShape, ...problems(403, 404, 422) },
  }
  api.put('/mailboxes/:id', { schema: edit, config }, async ({ write, params: { id }, body }) =>
    write(async (tx) => presentMailbox(await editMailbox(tx, id, toMailboxInput(body), rules))),
  )

  const remove = {
    operationId: 'deleteMailbox',
    summary: 'Delete a mailbox. Its messages stay on their server, and the tasks made from them here.',
    tags,
    params,
    response: { 200: Type.Object({ _id: IdShape }), ...problems(403, 404) },
  }
  api.delete('/mailboxes/:id', { schema: remove, config }, async ({ write, params: { id } }) => {
    return write(async (tx) => {
      await deleteMailbox(tx, id)
      return { _id: id }
    })
  })

  const check = {
    operationId: 'checkMailbox',
    summary: 'Sign in to both servers of a mailbox, and say what is wrong. Nothing is changed.',
    tags,
    params,
    response: { 200: CheckShape, ...problems(403, 404) },
  }
  api.post('/mailboxes/:id/check', { schema: check, config }, async ({ actor, params: { id } }) => {
    const mailbox = await store.read(actor, (tx) => getOwn(tx, id))
    return presentCheck(await checkMailbox(mailbox, { orgId: actor.orgId, ...services }))
  })
}
