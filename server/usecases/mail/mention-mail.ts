import type { EncryptedIds } from '../../domain/people/encrypted-id.ts'
import { peopleNamedIn } from '../../domain/task/mentions.ts'
import type { Task } from '../../domain/task/task.ts'
import { fold } from '../../domain/text.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { mailTo } from './letters.ts'

const MOST_MENTIONS = 100

/** Mails each present member whom the description mentions, once. */
export async function mailMentioned(
  tx: WriteTx,
  task: Pick<Task, 'id' | 'desc'>,
  encryptedIds: EncryptedIds,
): Promise<void> {
  const named = peopleNamedIn(task.desc).slice(0, MOST_MENTIONS)
  if (named.length === 0) return
  const present = [...tx.org.users.values()].filter((user) => user.removedAt === null)
  const idOf = new Map(present.map((user) => [fold(user.email), user.id]))
  const ids = named.map(({ encryptedId, email }) =>
    encryptedId ? encryptedIds.decrypt('user', encryptedId) : idOf.get(fold(email ?? '')),
  )
  const mentioned = present.map((user) => user.id).filter((id) => ids.includes(id))
  await mailTo(tx, mentioned, { kind: 'mention', taskId: task.id, byId: tx.actor.userId })
}
