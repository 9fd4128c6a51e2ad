import { systemActor } from '../../domain/people/actor.ts'
import { inZone } from '../../domain/task/dates.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { recurrentIds, shiftWholeDays, wholeDays } from '../../store/task/days.ts'
import * as tasks from '../../store/task/tasks.ts'
import { followRecurrence } from './recurrence.ts'

/** The organization's zone is another one: what is due on a day stays due on that day. What has a time keeps its instant. */
export async function keepDays(tx: WriteTx, from: string, to: string): Promise<void> {
  for (const [column, edge] of [
    ['start_at', 'start'],
    ['deadline_at', 'end'],
  ] as const) {
    const shifts: { until: number; by: number }[] = []
    for (const at of await wholeDays(tx, column)) {
      const by = inZone(at, edge, from, to) - at
      const last = shifts.at(-1)
      if (last?.by === by) last.until = at
      else shifts.push({ until: at, by })
    }
    await shiftWholeDays(tx, column, shifts)
  }

  const asSystem = { ...tx, actor: systemActor(tx.org.id) }
  for (const id of await recurrentIds(tx)) {
    const task = await tasks.lock(asSystem, id)
    const { series } = task
    if (!series || !(series.first.allDay || task.allDay)) continue
    const moved = (at: number | null, edge: 'start' | 'end') => (at === null ? null : inZone(at, edge, from, to))
    const { start, deadline } = series.first
    const first = { ...series.first, start: moved(start, 'start'), deadline: moved(deadline, 'end') }
    const madeForAt = moved(series.madeForAt, deadline === null ? 'start' : 'end')
    if (series.first.allDay) await tasks.update(tx, task, { ...task, series: { ...series, first, madeForAt } })
    await followRecurrence(tx, task)
  }
}
