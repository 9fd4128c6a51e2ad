import type { Client } from '../domain/client/client.ts'
import type { Organization } from '../domain/organization/organization.ts'
import type { Actor } from '../domain/people/actor.ts'
import type { Project } from '../domain/project/project.ts'
import type { UnscopedWriteTx, WriteTx } from '../store/core/store.ts'
import * as organizations from '../store/organization/organizations.ts'
import { createClient } from '../usecases/client/clients.ts'
import { addNote } from '../usecases/client/notes.ts'
import { createFirstOrganization } from '../usecases/organization/set-up.ts'
import { editOwnDetails } from '../usecases/people/own-account.ts'
import { addMember } from '../usecases/people/people.ts'
import { createPipeline, createProject } from '../usecases/project/projects.ts'
import { createTag } from '../usecases/project/tags.ts'
import {
  emailOf,
  MEMBERS,
  type PersonName,
  PIPELINES,
  type PipelinePlan,
  PROJECTS,
  type ProjectPlan,
} from './agency.ts'
import { DAY_MS } from './calendar.ts'
import { CLIENT_NOTES, clientsWith } from './clients.ts'
import type { Moment } from './moment.ts'
import { Random } from './random.ts'

/** The agency before it has anything to do. */
export interface Agency {
  readonly org: Organization
  /** Ids by name. */
  readonly people: ReadonlyMap<PersonName, number>
  readonly projects: readonly (Place & { readonly plan: ProjectPlan })[]
  readonly pipelines: readonly (Place & { readonly plan: PipelinePlan })[]
  readonly clients: readonly Pick<Client, 'id' | 'name' | 'contacts'>[]
}

export interface Place {
  readonly project: Project
  readonly tagIds: readonly string[]
}

export interface Founding {
  /** The organization to seed; absent: there is none yet. */
  readonly orgId: number | undefined
  readonly moment: Moment
  readonly passwordHash: string
}

/** Makes the people, projects, pipelines, tags and clients, by way of their use cases, as if it were long ago. */
export async function foundAgency(
  given: UnscopedWriteTx,
  { orgId: present, moment, passwordHash }: Founding,
): Promise<Agency> {
  const [founder, ...others] = MEMBERS.map((member) => ({ ...member, email: emailOf(member.name), passwordHash }))
  const start = moment.now
  const unscoped = { ...given, now: start, newId: moment.newId }
  const place = { zone: 'Europe/Istanbul', currency: 'EUR', language: 'en', countryCode: 'TR' }
  const isNew = present === undefined
  const { orgId } = isNew
    ? await createFirstOrganization(unscoped, { name: 'Lale', owner: founder as (typeof others)[number], ...place })
    : { orgId: present }

  const system: Actor = { orgId, userId: 0, credentialId: null }
  const tx: WriteTx = { ...unscoped, actor: system, org: await organizations.get(given, orgId) }
  const managers = tx.org.users.values().filter((user) => user.isManager && user.removedAt === null)
  const adminIds = isNew ? [] : managers.map((user) => user.id).toArray() // who asks for a demo may want to try it all
  /** The transaction at a time and by a person. */
  const as = (name: PersonName, days: number) =>
    Object.assign(tx, moment.at(start + days * DAY_MS, people.get(name) as number))

  const people = new Map<PersonName, number>()
  if (isNew && founder) people.set(founder.name, tx.org.users.keys().next().value as number) // its only user
  for (const member of MEMBERS) {
    const wanted = { ...member, email: emailOf(member.name), passwordHash }
    if (!people.has(member.name)) people.set(member.name, await addMember(tx, wanted))
    await editOwnDetails(as(member.name, 0), { jobTitle: member.jobTitle })
  }

  const projects = []
  for (const plan of PROJECTS) {
    const above = projects.find((each) => each.plan.name === plan.under)
    const { id } = await createProject(as('elif', 0.01), {
      name: plan.name,
      ...(above ? { parentIds: [above.project.id] } : { adminIds }),
      memberIds: plan.members.map((name) => people.get(name) as number), // all are in it by now
      isPrivate: plan.isPrivate ?? false,
      ...(plan.states && { states: plan.states }),
      ...(plan.customFields && { customFields: plan.customFields }),
    })
    projects.push({
      plan,
      project: tx.org.projects.get(id) as Project,
      tagIds: await addTags(as('elif', 0.01), id, plan.tags),
    })
  }
  const pipelines = []
  for (const plan of PIPELINES) {
    const { id } = await createPipeline(as('elif', 0.02), {
      name: plan.name,
      currency: plan.currency,
      adminIds,
      memberIds: plan.members.map((name) => people.get(name) as number),
      ...(plan.stages && { stages: plan.stages }),
    })
    const tags = plan.tags.map((name) => [name, ''] as const)
    pipelines.push({
      plan,
      project: tx.org.projects.get(id) as Project,
      tagIds: await addTags(as('elif', 0.02), id, tags),
    })
  }
  const clients = []
  for (const [i, client] of clientsWith(new Random(40)).entries()) {
    const made = await createClient(as('tom', 0.03), client)
    clients.push(made)
    const note = CLIENT_NOTES[i % (2 * CLIENT_NOTES.length)] // half of them have one
    if (note) await addNote(as('elif', 0.04), made.id, note)
  }

  return { org: tx.org, people, projects, pipelines, clients }
}

async function addTags(tx: WriteTx, projectId: string, tags: ProjectPlan['tags']): Promise<string[]> {
  const ids: string[] = []
  for (const [name, color] of tags) ids.push((await createTag(tx, { projectId, name, color })).id)
  return ids
}
