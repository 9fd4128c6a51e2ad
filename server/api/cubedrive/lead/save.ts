import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { notFound } from '../../../domain/errors.ts'
import { DEFAULT_REMINDER_TIME } from '../../../domain/people/user.ts'
import type { ReadTx } from '../../../store/core/store.ts'
import { changeLead, makeLead } from '../../../usecases/lead/save.ts'
import type { Services } from '../../app.ts'
import { refuseAt } from '../../http/refusals.ts'
import { IdShape } from '../../http/shapes.ts'
import { refusals } from '../errors.ts'
import { ChangeBody, UpsertBody } from './body.ts'
import { toLeadSave } from './input.ts'
import { LEAD_FORM_ID } from './lead.shape.ts'

const SavedShape = Type.Object(
  { success: Type.Literal(true), formId: Type.Literal(LEAD_FORM_ID), dataId: IdShape },
  { title: 'Saved' },
)
const saved = (dataId: string) => ({ success: true as const, formId: LEAD_FORM_ID as typeof LEAD_FORM_ID, dataId })

type Options = Pick<Services, 'encryptedIds'>

export const leadSaveRoutes: FastifyPluginAsyncTypebox<Options> = async (api, { encryptedIds }) => {
  const worldOf = ({ org, actor }: ReadTx) => ({
    decryptUser: (text: string) => encryptedIds.decrypt('user', text),
    zone: org.zone,
    reminderTime: org.users.get(actor.userId)?.reminderTime ?? DEFAULT_REMINDER_TIME,
  })

  const upsert = {
    operationId: 'upsertLead',
    summary: 'Make a lead, or change what is given of one.',
    tags: ['Leads'],
    body: UpsertBody,
    response: { 200: SavedShape, ...refusals(403, 422) },
  }
  api.post(
    `/formDataApi/${LEAD_FORM_ID}/upsert`,
    { schema: upsert, config: { action: 'create_task' } },
    async (request) => {
      const { item, actions } = request.body
      const id = item.id || item.dataId
      if (item.id && item.dataId && item.id !== item.dataId)
        throw refuseAt('/item/dataId', 'not_same_as', { other: '/item/id' })
      return request.write(async (tx) => {
        const save = toLeadSave(item.data, actions ?? [], worldOf(tx))
        if (id) {
          const dataId = await changeLead(tx, id, save, encryptedIds)
          if (!dataId) throw refuseAt(item.id ? '/item/id' : '/item/dataId', 'unknown_reference', { noun: 'lead' })
          return saved(dataId)
        }
        const { projectAssemblyId: projectId = '', name = '' } = item.data // there, by the schema
        return saved(await makeLead(tx, { ...save, projectId, name }, encryptedIds))
      })
    },
  )

  const change = {
    operationId: 'updateLeadFields',
    summary: 'Change what is given of a lead. Another categoryId moves it to that stage.',
    tags: ['Leads'],
    params: Type.Object({ taskId: IdShape }),
    body: ChangeBody,
    response: { 200: SavedShape, ...refusals(403, 404, 422) },
  }
  api.post(
    `/formDataApi/${LEAD_FORM_ID}/:taskId/updateFields`,
    { schema: change, config: { action: 'see_task' } },
    async (request) => {
      const { params, body } = request
      if (body.taskId && body.taskId !== params.taskId) throw refuseAt('/taskId', 'not_same_as', { other: 'taskId' })
      return request.write(async (tx) => {
        const save = toLeadSave(body.item.data, body.actions ?? [], worldOf(tx))
        const dataId = await changeLead(tx, params.taskId, save, encryptedIds)
        if (!dataId) throw notFound('lead')
        return saved(dataId)
      })
    },
  )
}
