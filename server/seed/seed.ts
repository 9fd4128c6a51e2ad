import { refuse } from '../domain/errors.ts'
import { systemActor } from '../domain/people/actor.ts'
import type { FileStorage } from '../files/storage.ts'
import { analyze, hasTasks, insertRecords } from '../store/core/bulk.ts'
import type { Store } from '../store/core/store.ts'
import * as organizations from '../store/organization/organizations.ts'
import { hashPassword } from '../usecases/people/passwords.ts'
import { followRecurrence } from '../usecases/task/recurrence.ts'
import { DEMO_PASSWORD, emailOf, MEMBERS, type PersonName } from './agency.ts'
import { DAY_MS, workdaysBefore } from './calendar.ts'
import { foundAgency } from './found.ts'
import { history } from './history.ts'
import { CONVERSATIONS } from './mail-words.ts'
import { Moment } from './moment.ts'
import { keepSamples } from './sample-files.ts'
import { addConversations } from './support.ts'

export interface SeedOptions {
  /** In projects. All up to 1,200 have comments (three to two tasks), files, steps and changes; of more, so many have. */
  tasks?: number
  /** In pipelines. */
  leads?: number
  /** Unix milliseconds. The same time and size make the same world. */
  now?: number
}

export interface SeededWorld {
  readonly orgId: number
  readonly people: readonly {
    readonly name: PersonName
    readonly id: number
    readonly email: string
    readonly isManager: boolean
  }[]
  /** Everybody's. */
  readonly password: string
  readonly tasks: number
  readonly leads: number
  readonly clients: number
}

const LARGE = 20_000
const PROGRESS_EVERY_MS = 2_000

/**
 * Makes a demo world: a small agency with a year of work, in the organization that there is or a new one.
 * Throws invalid when it has tasks already.
 */
export async function seed(
  { store, storage }: { store: Store; storage: FileStorage },
  { tasks = 1_200, leads = 150, now = store.clock() }: SeedOptions = {},
): Promise<SeededWorld> {
  const [orgId] = await store.readUnscoped(organizations.ids)
  if (orgId !== undefined && (await store.readUnscoped((tx) => hasTasks(tx, orgId)))) {
    throw refuse('organization', 'not_empty')
  }
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const { moment, agency } = await store.writeUnscoped(async (tx) => {
    const moment = new Moment(orgId ?? 1, (workdaysBefore(now)[0] as number) - DAY_MS) // a year has working days
    return { moment, agency: await foundAgency(tx, { orgId, moment, passwordHash }) }
  })
  const samples = await keepSamples(storage, agency.org.id)

  const system = { orgId: agency.org.id, userId: 0, credentialId: null }
  const report = progress(tasks)
  const mails = Math.min(CONVERSATIONS.length, Math.floor(tasks / 10))
  let done = mails
  for (const records of history(agency, moment, samples, { tasks: tasks - mails, leads, now })) {
    await store.write(system, async (tx) => {
      await insertRecords(tx, records)
      for (const task of records.tasks) if (task.recurrence) await followRecurrence(tx, task)
    })
    done += records.tasks.length - records.leads.length
    report(done)
  }
  const mailed = new Moment(agency.org.id, now - 60 * DAY_MS, 1)
  await store.write(systemActor(agency.org.id), (tx) => addConversations(tx, agency, mailed, { count: mails, now }))
  await analyze(store.engine)

  const people = MEMBERS.map(({ name, isManager }) => ({
    name,
    id: agency.people.get(name) as number,
    email: emailOf(name),
    isManager,
  }))
  return { orgId: agency.org.id, people, password: DEMO_PASSWORD, tasks: done, leads, clients: agency.clients.length }
}

/** Tells the person at the terminal how far it is, where that takes a while. */
function progress(tasks: number): (done: number) => void {
  let last = performance.now()
  return (done) => {
    if (tasks < LARGE || (performance.now() - last < PROGRESS_EVERY_MS && done < tasks)) return
    last = performance.now()
    process.stderr.write(`${done.toLocaleString('en')} of ${tasks.toLocaleString('en')} tasks\n`)
  }
}
