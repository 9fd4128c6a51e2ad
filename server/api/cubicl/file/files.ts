import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Store } from '../../../store/core/store.ts'
import * as files from '../../../store/file/files.ts'
import { renameFile } from '../../../usecases/file/names.ts'
import { IdShape, Name, Text } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { FileDetailsShape, presentFileDetails } from './file.shape.ts'

const tags = ['Files']

export const fileRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const list = {
    operationId: 'listFiles',
    summary: 'The files with these ids, as far as you may see them.',
    tags,
    querystring: Type.Object(
      { ids: Text(10_000, { description: 'Separated by commas.', examples: ['7296438250274881536'] }) },
      { additionalProperties: false },
    ),
    response: { 200: Type.Array(FileDetailsShape), ...problems() },
  }
  api.get('/files', { schema: list, config: { action: 'upload_files' } }, ({ actor, query }) =>
    store.read(actor, async (tx) => {
      const ids = [...new Set(query.ids.split(',').map((id) => id.trim()))]
      return (await files.listByIds(tx, ids)).map(presentFileDetails)
    }),
  )

  const rename = {
    operationId: 'renameFile',
    summary:
      'Give a file another name. Who uploaded it may, and who may edit the task or the files of the folder on which it hung first.',
    tags,
    params: Type.Object({ id: IdShape }),
    body: Type.Object({ name: Name(255) }, { examples: [{ name: 'floor plan.pdf' }] }),
    response: { 200: FileDetailsShape, ...problems(403, 404) },
  }
  api.put('/files/:id', { schema: rename, config: { action: 'upload_files' } }, ({ write, params, body }) =>
    write(async (tx) => presentFileDetails(await renameFile(tx, params.id, body.name))),
  )
}
