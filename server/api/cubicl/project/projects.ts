import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { accessOf, mayInProject } from '../../../domain/access.ts'
import { notFound } from '../../../domain/errors.ts'
import { withDescendants } from '../../../domain/project/project.ts'
import type { ReadTx, Store } from '../../../store/core/store.ts'
import { createPipeline, createProject, deleteProject, editProject } from '../../../usecases/project/projects.ts'
import { Choice, Flag, IdShape } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { NewPipelineBody, NewProjectBody, ProjectBody, toProjectInput } from './body.ts'
import { ProjectShape, presentProject } from './project.shape.ts'

const tags = ['Projects']
const params = Type.Object({ id: IdShape })
const viewer = ({ org, actor }: ReadTx) => ({ org, access: accessOf(org, actor.userId) })

export const groups: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const list = {
    operationId: 'listProjects',
    summary: 'The projects and pipelines that you may see.',
    tags,
    querystring: Type.Object(
      {
        parent: Type.Optional(Type.String({ description: 'Only those directly under this project.' })),
        recursive: Type.Optional({ ...Flag, description: "With parent: 'true' for those further down, too." }),
        archived: Type.Optional(Choice(['true', 'false', 'all', ''], { description: "Default 'false'." })),
      },
      { additionalProperties: false },
    ),
    response: { 200: Type.Array(ProjectShape), ...problems() },
  }
  api.get('/groups', { schema: list, config: { action: 'see_project' } }, async ({ actor, query }) =>
    store.read(actor, async (tx) => {
      const { org, access } = viewer(tx)
      const { parent, recursive, archived = 'false' } = query
      const isAsked = (isArchived: boolean) => archived === 'all' || isArchived === (archived === 'true')
      return idsUnder(tx, parent, recursive === 'true')
        .flatMap((id) => org.projects.get(id) ?? [])
        .filter((project) => mayInProject(access, 'see_project', project.id) && isAsked(project.archivedAt !== null))
        .map((project) => presentProject(project, { org, access }))
    }),
  )

  const get = {
    operationId: 'getProject',
    summary: 'A project or pipeline.',
    tags,
    params,
    response: { 200: ProjectShape, ...problems(404) },
  }
  api.get('/groups/:id', { schema: get, config: { action: 'see_project' } }, async ({ actor, params: { id } }) =>
    store.read(actor, async (tx) => {
      const { org, access } = viewer(tx)
      const project = org.projects.get(id)
      if (!project || !mayInProject(access, 'see_project', id)) throw notFound('project')
      return presentProject(project, { org, access })
    }),
  )

  const create = {
    operationId: 'createProject',
    summary: 'Make a project. A manager makes top-level ones, the admins of a project those under it.',
    tags,
    body: NewProjectBody,
    response: { 200: ProjectShape, ...problems(403, 422) },
  }
  api.post('/groups', { schema: create, config: { action: 'create_sub_project' } }, async ({ write, body }) =>
    write(async (tx) => {
      const project = await createProject(tx, { ...toProjectInput(body), name: body.name })
      return presentProject(project, viewer(tx))
    }),
  )

  const pipeline = {
    operationId: 'createPipeline',
    summary: 'Make a pipeline: a project whose states are its stages and whose tasks are leads.',
    tags,
    body: NewPipelineBody,
    response: { 200: ProjectShape, ...problems(403, 422) },
  }
  api.post('/pipelines', { schema: pipeline, config: { action: 'create_top_project' } }, async ({ write, body }) => {
    const { name, currency, stages, admins, members, private: isPrivate } = body
    const input = { ...toProjectInput({ currency, stages, admins, members, private: isPrivate }), name }
    return write(async (tx) => presentProject(await createPipeline(tx, input), viewer(tx)))
  })

  const edit = {
    operationId: 'updateProject',
    summary: 'Change the settings of a project or pipeline. A pipeline has stages, a project task states.',
    tags,
    params,
    body: ProjectBody,
    response: { 200: ProjectShape, ...problems(403, 404, 422) },
  }
  api.put(
    '/groups/:id',
    { schema: edit, config: { action: 'edit_project' } },
    async ({ write, params: { id }, body }) =>
      write(async (tx) => presentProject(await editProject(tx, id, toProjectInput(body)), viewer(tx))),
  )

  const remove = {
    operationId: 'deleteProject',
    summary: 'Delete a project that has none under it. Its tasks go to the trash with it.',
    tags,
    params,
    response: { 200: Type.Object({ _id: IdShape }), ...problems(403, 404, 422) },
  }
  api.delete(
    '/groups/:id',
    { schema: remove, config: { action: 'delete_project', fields: { projectId: 'id' } } },
    async ({ write, params: { id } }) => {
      return write(async (tx) => {
        await deleteProject(tx, id)
        return { _id: id }
      })
    },
  )
}

/** The projects that lie under one that the actor may see; all there are where none is named. */
function idsUnder(tx: ReadTx, parent: string | undefined, isRecursive: boolean): readonly string[] {
  const { org, access } = viewer(tx)
  if (parent === undefined) return [...org.projects.keys()]
  if (!mayInProject(access, 'see_project', parent)) return []
  return isRecursive ? withDescendants(org, parent).slice(1) : (org.projects.get(parent)?.childIds ?? [])
}
