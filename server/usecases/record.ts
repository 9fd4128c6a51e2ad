import { keptChange } from '../domain/change.ts'
import type { Event, EventType } from '../domain/events.ts'
import type { WriteTx } from '../store/core/store.ts'
import * as events from '../store/event/events.ts'
import type { WholeTask } from '../store/task/rows.ts'
import { keepForWebhooks } from './webhook/keep-event.ts'

type NewEvent<T extends EventType> = Pick<Event<T>, 'type' | 'data'> &
  Partial<Omit<Event<T>, 'id' | 'at' | 'actorId' | 'type' | 'data'>>

/** Writes down what happened, in the transaction in which it did. Everything that tells of it reads it from there. */
export async function record<T extends EventType>(
  tx: WriteTx,
  event: NewEvent<T>,
  /** As it is by now, where the caller has it. */
  task?: WholeTask,
): Promise<Event<T>> {
  const whole = newEvent(tx, event)
  await events.insert(tx, whole)
  tx.touched.add('events')
  await keepForWebhooks(tx, whole, {
    changes: 'changes' in event.data ? event.data.changes : undefined,
    task,
  })
  return whole
}

export const newEvent = <T extends EventType>(
  tx: Pick<WriteTx, 'actor' | 'now' | 'newId'>,
  event: NewEvent<T>,
): Event<T> => ({
  projectId: null,
  taskId: null,
  clientId: null,
  content: null,
  replyToId: null,
  clientCanSee: false,
  ...event,
  data: 'changes' in event.data ? { ...event.data, changes: event.data.changes.map(keptChange) } : event.data,
  id: tx.newId(),
  at: tx.now,
  actorId: tx.actor.userId,
})
