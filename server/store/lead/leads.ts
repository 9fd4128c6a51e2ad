import type { Lead, LeadStatus } from '../../domain/lead/lead.ts'
import { LEAD_DETAILS, leadTerms } from '../../domain/lead/terms.ts'
import { insertRows } from '../core/insert-rows.ts'
import { statement } from '../core/statement.ts'
import type { ReadTx, WriteTx } from '../core/store.ts'
import type { LeadRow, LeadTermRow } from '../tables.ts'

/** Of tasks that the caller has already found to be the actor's to see. */
export async function listByTasks(tx: ReadTx, taskIds: readonly string[]): Promise<Map<string, Lead>> {
  if (taskIds.length === 0) return new Map()
  const rows = await byTasks(tx, { orgId: tx.org.id, ids: tx.engine.encodeList(taskIds) })
  return new Map(rows.map((row) => [row.task_id, toLead(row)]))
}

const byTasks = statement<{ orgId: number; ids: unknown }, LeadRow>((db, the, { engine }) =>
  db
    .selectFrom('lead')
    .selectAll()
    .where('org_id', '=', the('orgId'))
    .where(({ ref }) => engine.isOneOf(ref('task_id'), the('ids'), 'id')),
)

export async function insert(tx: WriteTx, lead: Lead): Promise<void> {
  await tx.db.insertInto('lead').values(toRow(tx.org.id, lead)).execute()
  await insertRows(tx, 'lead_term', toTermRows(tx.org.id, lead))
}

export async function update(tx: WriteTx, before: Lead, lead: Lead): Promise<void> {
  await tx.db
    .updateTable('lead')
    .set(toRow(tx.org.id, lead))
    .where('org_id', '=', tx.org.id)
    .where('task_id', '=', lead.taskId)
    .execute()
  await updateTerms(tx, before, lead)
}

async function updateTerms(tx: WriteTx, before: Lead, lead: Lead): Promise<void> {
  if (LEAD_DETAILS.every((field) => before[field] === lead[field])) return
  await tx.db.deleteFrom('lead_term').where('org_id', '=', tx.org.id).where('task_id', '=', lead.taskId).execute()
  await insertRows(tx, 'lead_term', toTermRows(tx.org.id, lead))
}

export const toTermRows = (orgId: number, lead: Lead): LeadTermRow[] =>
  leadTerms(lead).map(({ kind, term }) => ({ org_id: orgId, task_id: lead.taskId, kind, term }))

/** Where there is another one, or none. */
export async function setReason(tx: WriteTx, taskId: string, reason: string | null): Promise<void> {
  await tx.db
    .updateTable('lead')
    .set({ reason })
    .where('org_id', '=', tx.org.id)
    .where('task_id', '=', taskId)
    .execute()
}

export const toLead = (row: LeadRow): Lead => ({
  taskId: row.task_id,
  contact: row.contact,
  position: row.position,
  company: row.company,
  email: row.email,
  phone: row.phone,
  linkedin: row.linkedin,
  url: row.url,
  address: row.address,
  city: row.city,
  state: row.state,
  country: row.country,
  postCode: row.post_code,
  probability: row.probability,
  expectedRevenue: row.expected_revenue,
  mrr: row.mrr,
  periodRevenue: row.period_revenue,
  period: row.period,
  estimateDays: row.estimate_days,
  remindAt: row.remind_at,
  nextStep: row.next_step,
  reason: row.reason,
  status: row.status as LeadStatus, // the store writes no others
  priorityDigits: row.priority_digits,
  numberFields: JSON.parse(row.number_fields),
  extra: JSON.parse(row.extra),
})

export const toRow = (orgId: number, lead: Lead): LeadRow => ({
  org_id: orgId,
  task_id: lead.taskId,
  contact: lead.contact,
  position: lead.position,
  company: lead.company,
  email: lead.email,
  phone: lead.phone,
  linkedin: lead.linkedin,
  url: lead.url,
  address: lead.address,
  city: lead.city,
  state: lead.state,
  country: lead.country,
  post_code: lead.postCode,
  probability: lead.probability,
  expected_revenue: lead.expectedRevenue,
  mrr: lead.mrr,
  period_revenue: lead.periodRevenue,
  period: lead.period,
  estimate_days: lead.estimateDays,
  remind_at: lead.remindAt,
  next_step: lead.nextStep,
  reason: lead.reason,
  status: lead.status,
  priority_digits: lead.priorityDigits,
  number_fields: JSON.stringify(lead.numberFields),
  extra: JSON.stringify(lead.extra),
})
