import fc from 'fast-check'
import { expect } from 'vitest'

export const STATES = [
  { name: 'Todo', type: 'waiting' },
  { name: 'Doing', type: 'active' },
  { name: 'Done', type: 'completed' },
  { name: 'Dropped', type: 'cancelled' },
]

export const ok = ({ status, body }: { status: number; body: unknown }) => {
  expect(status, JSON.stringify(body)).toBe(200)
  // biome-ignore lint/suspicious/noExplicitAny: an answer's body is what the test says it is
  return body as any
}

export const none = { created: 0, done: 0, cancelled: 0, open: 0, overdue: 0 }

export const HOUR_MS = 3_600_000

export const FIRST = Date.parse('2026-01-01T00:00:00Z')

export const hour = (days: number) => fc.nat(days * 24).map((hours) => hours * HOUR_MS)

export const NAMES = ['ada', 'ben', 'cem'] as const

export const plan = fc.record({
  place: fc.constantFrom('website', 'secret', 'part'),
  owner: fc.constantFrom('ada', 'ben'),
  assignees: fc.subarray([...NAMES]),
  isPrivate: fc.boolean(),
  client: fc.option(fc.nat(1)),
  made: hour(40),
  end: fc.constantFrom('Todo', 'Doing', 'Done', 'Done', 'Dropped'),
  endsAfter: hour(20),
  archivedAfter: fc.option(hour(20)),
  dueAfter: fc.option(hour(30)),
})

export type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never

/** What the server is to find out, told again without a database. */
export function counted(tasks: readonly Plan[], viewer: (typeof NAMES)[number], from: number, to: number, now: number) {
  return tasks.flatMap((task) => {
    const owner = task.place === 'secret' ? 'ada' : task.owner
    const isOpen = viewer === 'ada' || task.place !== 'secret'
    if (!isOpen || (task.isPrivate && owner !== viewer && !task.assignees.includes(viewer))) return []
    const [made, ended] = [FIRST + task.made, FIRST + task.made + task.endsAfter]
    const isOver = task.end === 'Done' || task.end === 'Dropped'
    const endedIn = isOver && ended >= from && ended <= to
    const put = task.archivedAfter === null ? Infinity : ended + task.archivedAfter
    const open = made <= to && !(isOver && ended <= to) && put > to
    const created = made >= from && made <= to
    if (!created && !endedIn && !open) return []
    const overdue = open && task.dueAfter !== null && made + task.dueAfter < Math.min(to, now)
    const row = [created, endedIn && task.end === 'Done', endedIn && task.end === 'Dropped', open, overdue]
    return [{ task, row: row.map(Number), doneAt: task.end === 'Done' ? ended : undefined }]
  })
}
