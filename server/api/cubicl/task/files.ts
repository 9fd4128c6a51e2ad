import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { attachFiles, detachFile } from '../../../usecases/task/files.ts'
import { IdShape } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { IdsOrRecords, toIds } from './body.ts'
import { EditedTaskShape, presentedEdit } from './presented-task.ts'
import { TaskParams } from './task.shape.ts'

/** A `PUT` of a task sends the whole list of its files; two people who do so in the same instant would undo each other's. */
export const taskFiles: FastifyPluginAsyncTypebox = async (api) => {
  api.post(
    '/tasks/:id/files',
    {
      config: { action: 'add_task_files' },
      schema: {
        operationId: 'attachFiles',
        summary: 'Attach files that were uploaded before, beside those that are there by now.',
        tags: ['Tasks'],
        params: TaskParams,
        body: Type.Object({ files: IdsOrRecords }, { examples: [{ files: ['7296438250274881536'] }] }),
        response: { 200: EditedTaskShape, ...problems(403, 404, 422) },
      },
    },
    ({ write, params, body }) =>
      write(async (tx) => presentedEdit(tx, await attachFiles(tx, params.id, toIds(body.files)))),
  )

  api.delete(
    '/tasks/:id/files/:fileId',
    {
      config: { action: 'edit_task' },
      schema: {
        operationId: 'detachFile',
        summary: 'Take a file off a task.',
        tags: ['Tasks'],
        params: Type.Object({ id: IdShape, fileId: IdShape }),
        response: { 200: Type.Object({ _id: IdShape }), ...problems(403, 404) },
      },
    },
    async ({ write, params }) => {
      return write(async (tx) => {
        await detachFile(tx, params.id, params.fileId)
        return { _id: params.fileId }
      })
    },
  )
}
