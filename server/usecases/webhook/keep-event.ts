import { ACTIVITY_TYPES, type Change, type Event, type EventType } from '../../domain/events.ts'
import { listenersTo } from '../../domain/webhook/listeners.ts'
import { webhookTypeOf } from '../../domain/webhook/webhook.ts'
import type { WriteTx } from '../../store/core/store.ts'
import type { WholeTask } from '../../store/task/rows.ts'
import { keep } from '../../store/webhook/events.ts'

/** Their bodies show the task before and after, or need no activity. */
const SHOWN_BY_TASK: readonly EventType[] = ['task.updated', 'task.progressed', 'task.deleted']
const isActivity = ({ type }: Event) =>
  (ACTIVITY_TYPES as readonly EventType[]).includes(type) && !SHOWN_BY_TASK.includes(type)

interface Known {
  /** Whole: the event itself keeps of long ones only what differs. */
  readonly changes: readonly Change[] | undefined
  /** As it is by now. */
  readonly task: WholeTask | undefined
}

/**
 * Keeps an event for the webhooks that listen to it, in its own transaction. Where none does, this costs nothing; where many
 * do, it costs one row, which `fanOut` gives each of them its delivery by.
 */
export async function keepForWebhooks(tx: WriteTx, event: Event, { changes, task }: Known): Promise<void> {
  const type = tx.org.webhooks.length > 0 && webhookTypeOf(event.type)
  if (!type) return
  const moved = changes?.find(({ field }) => field === 'projectId')
  const oldProjectId = moved ? (moved.from as string) : null // tasks are always somewhere
  const projectIds = [event.projectId, oldProjectId].filter((id) => id !== null)
  if (listenersTo(tx.org, { type, projectIds }).length === 0) return
  await keep(tx, event, { type, oldProjectId, isActivity: isActivity(event), changes, task })
}
