import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import { type Fault, fault } from '../../../domain/errors.ts'
import type { ReadTx } from '../../../store/core/store.ts'
import { fileNames } from '../../../store/file/files.ts'
import * as leads from '../../../store/lead/leads.ts'
import { listLeadIds } from '../../../store/lead/query.ts'
import { tagNames } from '../../../store/project/tags.ts'
import * as tasks from '../../../store/task/tasks.ts'
import type { Services } from '../../app.ts'
import { refuseAllAt } from '../../http/refusals.ts'
import { Nullable } from '../../http/shapes.ts'
import { refusals } from '../errors.ts'
import { parseFilters } from '../query/filters.ts'
import { parseSorts } from '../query/sorts.ts'
import { COUNT } from '../query/values.ts'
import { LEAD_FORM_ID, LeadRowShape, presentLead } from './lead.shape.ts'

const DEFAULT_LIMIT = 50

/** Digits are taken as well; that they are within the bounds is checked when they are read. */
const Count = (options: { minimum: number; maximum: number; description: string }) =>
  Type.Unsafe<number | string | null>({ type: ['integer', 'string', 'null'], format: COUNT, ...options })

const PageBody = Type.Object(
  {
    rowsHandler: Type.Optional(Nullable(Type.Literal('OrganizationTaskRowsHandler.toTasks'))),
    start: Type.Optional(Count({ minimum: 0, maximum: 1e9, description: 'Default 0.' })),
    limit: Type.Optional(Count({ minimum: 1, maximum: 500, description: `Default ${DEFAULT_LIMIT}.` })),
    sorts: Type.Optional(
      Type.Unsafe<object | null>({
        type: ['object', 'null'],
        description: 'Path → 1 or -1, the most important first. Default: data.rank -1, updatedAt -1.',
      }),
    ),
    filters: Type.Optional(
      Type.Unsafe<object | null>({
        type: ['object', 'null'],
        description:
          'Path → a value, or { $in, $nin, $eq, $ne, $gt, $gte, $lt, $lte, $exists, $and, $or, $not }; $and, $or and $not also stand for themselves. All must hold.',
      }),
    ),
  },
  {
    additionalProperties: false,
    examples: [
      {
        rowsHandler: 'OrganizationTaskRowsHandler.toTasks',
        start: 0,
        limit: 50,
        sorts: { 'data.rank': -1, updatedAt: -1 },
        filters: { 'data.projectAssemblyId': '7296438250274881536', 'data.status': { $in: ['todo', 'inProgress'] } },
      },
    ],
  },
)

type Options = Pick<Services, 'store' | 'encryptedIds'>

export const leadRoutes: FastifyPluginAsyncTypebox<Options> = async (api, { store, encryptedIds }) => {
  const paginate = {
    operationId: 'paginateLeads',
    summary: 'A page of the leads that you may see, archived ones left out.',
    tags: ['Leads'],
    body: PageBody,
    response: {
      200: Type.Object({
        success: Type.Literal(true),
        rows: Type.Array(LeadRowShape),
        total: Type.Integer(),
        next: Type.Optional(
          Type.Integer({
            description: 'The `start` of what is left of the page: an answer ends after 2 MiB of texts.',
          }),
        ),
      }),
      ...refusals(422),
    },
  }
  api.post(
    `/formDataApi/${LEAD_FORM_ID}/paginate`,
    { schema: paginate, config: { action: 'see_task' } },
    async ({ actor, body: { filters, sorts, start, limit } }) =>
      store.readCostly(actor, ['filters', 'sorts'], async (tx) => {
        const decryptUser = (text: string) => encryptedIds.decrypt('user', text)
        const faults: Fault<string>[] = []
        const filter = parseFilters(filters, { decryptUser, zone: tx.org.zone }, faults)
        const order = parseSorts(sorts, faults)
        const first = countOf('/start', start, { fallback: 0, least: 0, most: 1e9 }, faults)
        const most = countOf('/limit', limit, { fallback: DEFAULT_LIMIT, least: 1, most: 500 }, faults)
        if (faults.length > 0) throw refuseAllAt(faults)
        const { ids, total } = await listLeadIds(tx, {
          filter,
          sorts: order,
          start: first,
          limit: most,
        })
        const fit = await tasks.fittingIds(tx, ids)
        const rows = await rowsOf(tx, fit, { encryptedIds })
        const isCut = fit.length < ids.length
        return { success: true as const, rows, total, ...(isCut && { next: first + fit.length }) }
      }),
  )
}

function countOf(
  field: string,
  given: number | string | null | undefined,
  { fallback, least, most }: { fallback: number; least: number; most: number },
  faults: Fault<string>[],
): number {
  const count = Number(given ?? fallback)
  if (count < least) faults.push(fault(field, 'too_small', { least }))
  if (count > most) faults.push(fault(field, 'too_large', { most }))
  return count
}

async function rowsOf(tx: ReadTx, ids: readonly string[], { encryptedIds }: Pick<Services, 'encryptedIds'>) {
  const found = await tasks.listByIds(tx, ids)
  const leadOf = await leads.listByTasks(tx, ids)
  const context = {
    org: tx.org,
    now: tx.now,
    encryptedIds,
    fileNames: await fileNames(tx, [...new Set(found.flatMap((task) => task.fileIds))]),
    tagNames: await tagNames(tx, [...new Set(found.flatMap((task) => task.tagIds))]),
  }
  const rows: Static<typeof LeadRowShape>[] = []
  for (const task of found) {
    const lead = leadOf.get(task.id)
    if (lead) rows.push(presentLead(task, lead, rows.length, context))
  }
  return rows
}
