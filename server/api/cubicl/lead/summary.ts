import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import { accessOf, mayInProject } from '../../../domain/access.ts'
import { notFound } from '../../../domain/errors.ts'
import { type LeadGroup, type LeadReason, type Months, monthsFrom, totalsOf } from '../../../domain/lead/summary.ts'
import { moneyOf } from '../../../domain/money.ts'
import { type Project, statesOf } from '../../../domain/project/project.ts'
import { completes, STATE_TYPES } from '../../../domain/project/state.ts'
import type { ReadTx, Store } from '../../../store/core/store.ts'
import * as summary from '../../../store/lead/summary.ts'
import { Choice, IdShape } from '../../http/shapes.ts'
import { problems } from '../errors.ts'

const MOST_REASONS = 100

const Amount = Type.String({ description: "A decimal string of the pipeline's currency.", examples: ['1250.50'] })
const totals = { count: Type.Integer(), amount: Amount, weighted: Amount }
const SummaryShape = Type.Object(
  {
    currency: Type.String({ examples: ['EUR'] }),
    count: Type.Integer({ description: 'Of all leads.' }),
    stages: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String(), type: Choice(STATE_TYPES), ...totals }), {
      description: 'In their order, without archived ones. Won counts in full, lost as nothing.',
    }),
    months: Type.Array(
      Type.Object({
        month: Type.String({
          description: 'overdue, the months from this one on, later, noDate.',
          examples: ['2026-01', 'overdue'],
        }),
        ...totals,
      }),
      { description: 'Open leads by when they are expected to close, which is their deadline, in your zone.' },
    ),
    reasons: Type.Array(
      Type.Object({
        stage: Type.Integer({ description: 'The id of the stage.' }),
        type: Choice(STATE_TYPES),
        reason: Type.String(),
        count: Type.Integer(),
        amount: Amount,
      }),
      { description: 'Why leads were won and lost, the commonest first; a hundred at most.' },
    ),
  },
  { title: 'LeadSummary' },
)

export const leadSummary: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const schema = {
    operationId: 'getLeadSummary',
    summary: 'How many leads of a pipeline there are and what they bring in, by stage and by month.',
    description: 'Those that you may see and that are not archived.',
    tags: ['Projects'],
    params: Type.Object({ id: IdShape }),
    querystring: Type.Object(
      { months: Type.Integer({ minimum: 1, maximum: 24, default: 6, description: 'How many months ahead.' }) },
      { additionalProperties: false },
    ),
    response: { 200: SummaryShape, ...problems(404, 422) },
  }
  api.get(
    '/pipelines/:id/summary',
    { schema, config: { action: 'see_project', fields: { projectId: 'id' } } },
    ({ actor, params, query }) =>
      store.readCostly(actor, ['projectId'], async (tx) => {
        const pipeline = tx.org.projects.get(params.id)
        const isSeen = mayInProject(accessOf(tx.org, actor.userId), 'see_project', params.id)
        if (!pipeline || !isSeen || pipeline.kind !== 'pipeline') throw notFound('pipeline')
        const zone = tx.org.users.get(actor.userId)?.zone || tx.org.zone
        const months = monthsFrom(tx.now, zone, query.months, tx.org.zone)
        return present(tx, pipeline, months, {
          groups: await summary.groups(tx, pipeline.id, months),
          reasons: await summary.reasons(tx, pipeline.id, MOST_REASONS),
        })
      }),
  )
}

function present(
  { org }: ReadTx,
  pipeline: Project,
  { names, starts }: Months,
  { groups, reasons }: { groups: readonly LeadGroup[]; reasons: readonly LeadReason[] },
): Static<typeof SummaryShape> {
  const currency = pipeline.currency ?? org.currency
  const typeOf = (id: number) => org.states.get(id)?.type ?? 'waiting'
  const totalOf = (some: readonly LeadGroup[]) => totalsOf(some, (id) => org.states.get(id), currency)
  const open = groups.filter(({ stateId }) => !completes(typeOf(stateId)))
  const inSpan = (span: number | null) => totalOf(open.filter((group) => group.span === span))
  return {
    currency,
    count: groups.reduce((sum, { count }) => sum + count, 0),
    stages: statesOf(org, pipeline).map(({ id, name, type }) => ({
      id,
      name,
      type,
      ...totalOf(groups.filter(({ stateId }) => stateId === id)),
    })),
    months: [
      { month: 'overdue', ...inSpan(0) },
      ...names.map((month, i) => ({ month, ...inSpan(i + 1) })),
      { month: 'later', ...inSpan(starts.length) },
      { month: 'noDate', ...inSpan(null) },
    ],
    reasons: reasons.map(({ stateId, reason, count, units }) => ({
      stage: stateId,
      type: typeOf(stateId),
      reason,
      count,
      amount: moneyOf(units),
    })),
  }
}
