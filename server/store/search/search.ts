import { accessOf, mayInProject } from '../../domain/access.ts'
import type { Client } from '../../domain/client/client.ts'
import { foundOfClient } from '../../domain/client/terms.ts'
import { fullName, type User } from '../../domain/people/user.ts'
import { byRank, type Found, type FoundType } from '../../domain/search/found.ts'
import { codePointLength, fold, wordsOf } from '../../domain/text.ts'
import * as clients from '../client/clients.ts'
import type { ReadTx } from '../core/store.ts'
import { findTasks } from './tasks.ts'

/**
 * What the actor may see of all that the words find, the best first.
 *
 * @param limit  so many of each type
 */
export async function search(tx: ReadTx, words: string, limit: number): Promise<Found[]> {
  const text = fold(words.trim())
  if (text === '') return []
  const found = [
    ...(await findTasks(tx, 'task', text, limit)),
    ...(await findTasks(tx, 'lead', text, limit)),
    ...(await findClients(tx, text, limit)),
    ...findProjects(tx, text, limit),
    ...findPeople(tx, text, limit),
  ]
  return found.sort(byRank)
}

/** By how their names begin; by words of them and of their contacts, by an address and by a phone of theirs. */
async function findClients(tx: ReadTx, text: string, limit: number): Promise<Found[]> {
  const found = new Map<string, Client>()
  const add = (some: readonly Client[]) => {
    for (const client of some) found.set(client.id, client)
  }
  add(await clients.listBeginning(tx, text, limit))
  if (found.size < limit && codePointLength(text) > 1) add(await clients.listFound(tx, text, limit))
  return best(
    limit,
    [...found.values()].map((client) => {
      const { id, name, fullname, email, createdAt } = client
      const match = foundOfClient(client, text)
      return {
        type: 'client',
        id,
        title: name,
        context: [fullname === name ? '' : fullname, email].filter((each) => each !== '' && each !== match?.text),
        ...(match && { match }),
        begins: fold(name).startsWith(text),
        createdAt,
      }
    }),
  )
}

/** Those that are not archived, by what is in their names. */
function findProjects({ org, actor }: ReadTx, text: string, limit: number): Found[] {
  const access = accessOf(org, actor.userId)
  const isSeen = (id: string) => mayInProject(access, 'see_project', id)
  const found = [...org.projects.values()]
    .filter(({ id, name, archivedAt }) => archivedAt === null && fold(name).includes(text) && isSeen(id))
    .map(({ id, kind, name, parentIds, createdAt }) => ({
      type: kind as FoundType, // both are
      id,
      title: name,
      context: parentIds.filter(isSeen).flatMap((parent) => org.projects.get(parent)?.name ?? []),
      begins: fold(name).startsWith(text),
      createdAt,
    }))
  return [...best(limit, ofType(found, 'project')), ...best(limit, ofType(found, 'pipeline'))]
}
const ofType = (found: readonly Found[], type: FoundType) => found.filter((each) => each.type === type)

/** Present members, by how each of the words begins one of their names, or their address. */
function findPeople({ org }: ReadTx, text: string, limit: number): Found[] {
  const words = wordsOf(text)
  const isMeant = (user: User) => {
    const names = wordsOf(fullName(user))
    const isNamed = words.length > 0 && words.every((word) => names.some((name) => name.startsWith(word)))
    return user.removedAt === null && (isNamed || fold(user.email).startsWith(text))
  }
  const found = [...org.users.values()].filter(isMeant).map(
    (user): Found => ({
      type: 'person',
      id: String(user.id),
      title: fullName(user),
      context: [user.jobTitle, user.email].filter((each) => each !== ''),
      begins: fold(fullName(user)).startsWith(text),
      createdAt: user.createdAt,
    }),
  )
  return best(limit, found)
}

const best = (limit: number, found: readonly Found[]): Found[] => found.toSorted(byRank).slice(0, limit)
