import { sql } from 'kysely'
import type { TaskFilter } from '../../domain/task/filter.ts'
import type { ReadTx } from '../core/store.ts'
import { boundNow, conditionOf } from './condition.ts'
import { visibleTasks } from './sight.ts'

/** Whether a filter lets a task pass, which the actor must see: as it is now, in the transaction. */
export async function fits(tx: ReadTx, filter: TaskFilter, taskId: string): Promise<boolean> {
  const condition = conditionOf({ tx }, filter)
  if (condition === false) return false
  const task = visibleTasks(tx)
    .leftJoin('lead', (join) => join.onRef('lead.org_id', '=', 'task.org_id').onRef('lead.task_id', '=', 'task.id'))
    .where('task.id', '=', taskId)
    .select(sql.lit(1).as('one'))
  return (await (condition === true ? task : task.where(boundNow(condition))).execute()).length > 0
}
