import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { hindrance } from '../../../domain/mail/mailbox.ts'
import * as tasks from '../../../store/task/tasks.ts'
import { wayOut } from '../../../usecases/mail/way-out.ts'
import type { Services } from '../../app.ts'
import { Nullable } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { presentTrouble, TroubleShape } from '../mailbox/trouble.shape.ts'
import { EmailPersonShape } from './activity.shape.ts'
import { TaskParams } from './task.shape.ts'

const TaskMailShape = Type.Object(
  {
    from: Nullable(EmailPersonShape),
    to: Type.Array(EmailPersonShape, {
      description: 'Whom a comment that is shown answers; empty: nobody has written.',
    }),
    cc: Type.Array(EmailPersonShape),
    subject: Type.String(),
    known: Type.Array(EmailPersonShape, {
      description: 'Whom one may mean: the contact of the lead, the client and its contacts.',
    }),
    trouble: Type.Optional(
      Type.Object(TroubleShape, { description: 'Why a mail would wait: something is wrong with the mailbox.' }),
    ),
  },
  { title: 'TaskMail' },
)

export const taskMail: FastifyPluginAsyncTypebox<Pick<Services, 'store' | 'config'>> = async (
  api,
  { store, config: { smtpUrl } },
) => {
  const schema = {
    operationId: 'getTaskMail',
    summary: 'How a comment on a task would go out as a mail: from which mailbox, and to whom.',
    description: 'Without `from` there is no mailbox to send it by: none of its project, and none of those above it.',
    tags: ['Activities'],
    params: TaskParams,
    response: { 200: TaskMailShape, ...problems(404) },
  }
  api.get('/tasks/:id/mail', { schema, config: { action: 'see_task' } }, async ({ actor, params }) => {
    const way = await store.read(actor, async (tx) => wayOut(tx, await tasks.get(tx, params.id)))
    const { mailbox, to, cc, subject, known } = way
    const trouble = mailbox && hindrance(mailbox, smtpUrl !== null)
    return {
      from: mailbox ? { name: mailbox.name, emailAddress: mailbox.address } : null,
      to: [...to],
      cc: [...cc],
      subject,
      known: [...known],
      ...(trouble && { trouble: presentTrouble(trouble) }),
    }
  })
}
