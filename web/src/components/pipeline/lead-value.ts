import type { StateType, TaskItem } from '../../api.ts'
import type { LeadColumn } from '../project/list/view.ts'
import { percentOf, sumsOf, toUnits } from './amounts.ts'

/** What a lead is sorted by; undefined: it has none of it. Amounts are in ten-thousandths, which is near enough to sort by. */
export function leadValue(
  task: TaskItem,
  column: LeadColumn,
  type: StateType | undefined,
): string | number | undefined {
  const { company, contact, expectedRevenue, nextStep } = task.lead ?? {}
  if (column === 'company') return company || task.customer?.name
  if (column === 'contact') return contact || undefined
  if (column === 'nextStep') return nextStep || undefined
  if (column === 'probability') return percentOf(task, type)
  if (!expectedRevenue) return undefined
  return Number(column === 'amount' ? toUnits(expectedRevenue) : sumsOf([task], () => type).weighted)
}
