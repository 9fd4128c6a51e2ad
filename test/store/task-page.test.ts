import fc from 'fast-check'
import { expect, test } from 'vitest'
import { all, exists, isIn } from '../../server/domain/task/filter.ts'
import type { ReadTx } from '../../server/store/core/store.ts'
import { tagged } from '../../server/store/task/filters.ts'
import { list } from '../../server/store/task/list.ts'
import type { Reach } from '../../server/store/task/page.ts'
import { type Answer, type Person, world } from '../support/world.ts'

const TASKS = 48

test('a text finds the same tasks whichever way they are looked for', async () => {
  const { as, ada, ben, cem, website, secret, store } = await world()
  const tag = (await as(ada).post('/tags', { group: website, name: 'shop' })).body._id
  for (let i = 0; i < TASKS; i++) {
    const isSecret = i % 7 === 3
    const { status, body } = await as(ada).post('/tasks', {
      group: isSecret ? secret : website,
      // Paint is everywhere, tiles are laid now and then, the roof was long ago.
      name: `${i % 5 ? 'Paint' : 'Ask'} ${i % 6 ? '' : 'TILES'} ${i < 4 ? 'roof' : ''} ${i}`,
      private: i % 8 === 1,
      assignees: [...(i % 2 ? [ben._id] : []), ...(i % 9 ? [] : [cem._id])],
      ...(i % 3 === 0 && !isSecret && { tags: [tag] }),
      state: i % 4 ? 'cb_active' : 'cb_completed',
    })
    expect(status).toBe(200)
    if (i % 13 === 5) await as(ada).delete(`/tasks/${body._id}`)
  }
  const seen = new Map<Person, Answer['body'][]>()
  for (const person of [ada, ben, cem])
    seen.set(
      person,
      (await as(person).get('/tasks?limit=500&archived=all&include=name,group,assignees,tags,state')).body,
    )

  const maybe = <T>(value: T) => fc.constantFrom(undefined, value)
  const asked = fc.record({
    person: fc.constantFrom(ada, ben, cem),
    text: fc.constantFrom('paint', 'tiles', 'roof', 'nothing', 'aint'),
    projectId: fc.constantFrom(undefined, website, secret),
    assigneeId: maybe(ben.id),
    tagName: maybe('shop'),
    completed: fc.constantFrom(undefined, true, false),
    skip: fc.nat(9),
    limit: fc.integer({ min: 1, max: 9 }),
    reach: fc.record({ near: fc.integer({ min: 1, max: 12 }), far: fc.integer({ min: 4, max: 2 * TASKS }) }),
    all: fc.constantFrom(-1, 10, TASKS, 1_000_000),
  })
  const ways = { near: 0, far: 0, index: 0 }
  await fc.assert(
    fc.asyncProperty(
      asked,
      async ({ person, text, projectId, assigneeId, tagName, completed, skip, limit, ...how }) => {
        const expected = (seen.get(person) ?? []).filter(
          (task) =>
            task.name.toLowerCase().includes(text) &&
            (!projectId || task.group === projectId) &&
            (!assigneeId || task.assignees.includes(ben._id)) &&
            (!tagName || task.tags.length > 0) &&
            (completed === undefined || (task.state === 'cb_completed') === completed),
        )
        const reach: Reach = { few: 0, ...how.reach }
        const found = await store.read(person.actor, async (tx) => {
          const filter = all(
            { kind: 'nameContains', text },
            ...(projectId ? [isIn('projectId', [projectId])] : []),
            ...(assigneeId !== undefined ? [isIn('assigneeIds', [assigneeId])] : []),
            ...(tagName ? [await tagged(tx, tagName, projectId ? [projectId] : undefined)] : []),
            ...(completed !== undefined ? [exists('completedAt', completed)] : []),
          )
          return list(unordered(tx, how.all, reach, ways), filter, { skip, limit }, reach)
        })
        expect(found.map(({ id }) => id)).toEqual(expected.slice(skip, skip + limit).map(({ _id }) => _id))
      },
    ),
    { numRuns: 400 },
  )
  for (const [way, times] of Object.entries(ways)) expect(times, way).toBeGreaterThan(20)
})

/** The transaction on an engine whose search has no order, of so many tasks in all. It counts which way each page was found. */
function unordered(tx: ReadTx, all: number, reach: Reach, ways: { near: number; far: number; index: number }): ReadTx {
  const { engine } = tx
  return {
    ...tx,
    engine: {
      ...engine,
      taskSearchIsOrdered: false,
      roughlyAllTasks: async () => all,
      run(db, query, parameters) {
        if (/strpos|instr/.test(query.sql)) {
          const isWalk = / union all /.test(query.sql)
          const isNear = query.sql.includes(`limit ${reach.near})`) || query.sql.includes(`limit ${reach.near} `)
          ways[isWalk ? (isNear ? 'near' : 'far') : 'index']++
        }
        return engine.run(db, query, parameters)
      },
    },
  }
}
