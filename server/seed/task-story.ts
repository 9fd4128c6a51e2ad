import { fullName } from '../domain/people/user.ts'
import type { CustomField } from '../domain/project/project.ts'
import { statesOf } from '../domain/project/project.ts'
import type { State } from '../domain/project/state.ts'
import type { TaskInput } from '../usecases/task/input.ts'
import { DAY_MS, endOfDay, Walk } from './calendar.ts'
import type { Agency } from './found.ts'
import type { Random } from './random.ts'
import type { Content } from './sample-files.ts'
import { archive, type Deed, moveTo, post, putOff, type Story, tickStep } from './story.ts'
import { COMMENTS, DESCRIPTIONS, LISTS } from './talk.ts'
import { CHECKLISTS, filled, SUBTASKS, type Topic, taskName } from './task-words.ts'

/** What stories are made from. */
export interface Material {
  readonly agency: Agency
  /** Working days. */
  readonly days: readonly number[]
  readonly random: Random
  readonly samples: readonly Content[]
}
type ProjectOfAgency = Agency['projects'][number]

const HOUR_S = 3600

/**
 * A task that is made on a day.
 *
 * @param isRich  with comments, files, steps that are ticked and changes; else with little more than its states
 */
export function taskStory(material: Material, place: ProjectOfAgency, day: number, isRich: boolean): Story {
  const { agency, days, random } = material
  const { plan, project } = place
  const start = new Walk(days, random, day)
  const team = plan.members.map((name) => agency.people.get(name) as number) // all are people of the agency
  const client = clientFor(material, plan.client)
  const topic = { client: client?.name ?? random.pick(agency.clients).name, at: start.at }
  const input = {
    name: taskName(plan.trade, topic, random),
    ...contentOf(material, place, topic, { isRich, at: start.at, team }),
    clientId: client?.id ?? null,
  }
  const deeds = [...movesOf(material, place, start, team, isRich ? 0.8 : 0.2)]
  if (isRich) deeds.push(...commentsOf(material, start, team, topic), ...ticksOf(material, start, team, input))
  const isPutOff = isRich && random.chance(0.15)
  const later = new Walk(days, random, day, start.at)
  if (isPutOff && later.later(6))
    deeds.push({ day: later.day, at: later.at, userId: random.pick(team), act: putOff(random.between(2, 9) * DAY_MS) })
  return {
    project,
    at: start.at,
    ownerId: random.chance(0.5) ? (team[0] as number) : random.pick(team),
    input,
    files: isRich && random.chance(0.14) ? random.some(material.samples, random.between(1, 2)) : [],
    deeds: deeds.sort((a, b) => a.at - b.at),
    subtasks: [],
  }
}

/** Tasks that are made under another, along with it. */
export function subtaskStories(
  material: Material,
  place: ProjectOfAgency,
  parent: Story,
  day: number,
  count: number,
): Story[] {
  const { agency, random } = material
  const team = place.plan.members.map((name) => agency.people.get(name) as number)
  const client = agency.clients.find(({ id }) => id === parent.input.clientId) ?? random.pick(agency.clients)
  return random.some(SUBTASKS, count).map((name) => {
    const start = new Walk(material.days, random, day, parent.at)
    return {
      project: parent.project,
      at: parent.at,
      ownerId: parent.ownerId,
      input: {
        name: filled(name, { client: client.name, at: parent.at }, random),
        assigneeIds: [random.pick(team)],
        clientId: parent.input.clientId ?? null,
        deadlineAt: parent.input.deadlineAt ?? null,
        allDay: parent.input.allDay ?? false,
      },
      files: [],
      deeds: [...movesOf(material, place, start, team, 0.2)],
      subtasks: [],
    }
  })
}

function clientFor({ agency, random }: Material, name: string | null | undefined) {
  if (name === null) return undefined
  if (name === undefined) return random.pick(agency.clients)
  return random.chance(0.9) ? agency.clients.find((client) => client.name === name) : undefined
}

function contentOf(
  { random }: Material,
  { project, tagIds }: ProjectOfAgency,
  topic: Topic,
  { isRich, at, team }: { isRich: boolean; at: number; team: readonly number[] },
): TaskInput {
  const owned = random.some(team, random.weighted([[1, 70], [2, 24], [3, 4], [0, 2]])) // biome-ignore format: one thought
  const startsIn = random.chance(0.7) ? random.between(0, 10) : null
  const hasSteps = random.chance(isRich ? 0.3 : 0.02)
  const isBar = random.chance(0.2)
  return {
    desc: describe(random, topic, isRich),
    assigneeIds: owned,
    startAt: startsIn === null ? null : at + startsIn * DAY_MS,
    deadlineAt: random.chance(0.8) ? endOfDay(at, (startsIn ?? 0) + 1 + random.around(12)) : null,
    allDay: Math.floor(at / DAY_MS) % 2 === 0, // some are due on a day, some at a time
    priority: random.weighted([[1, 5], [2, 15], [3, 50], [4, 22], [5, 8]]), // biome-ignore format: one thought
    tagIds: random.chance(0.6) ? random.some(tagIds, random.between(1, 2)) : [],
    estimatedTimeS: random.chance(0.6) ? random.pick([0.5, 1, 2, 3, 4, 8, 16]) * HOUR_S : null,
    isPrivate: random.chance(0.015),
    customFields: random.chance(0.6) ? valuesOf(project.customFields, random) : {},
    ...(hasSteps && isBar && { stepType: 'progress' as const, steps: barOf(random) }),
    ...(hasSteps &&
      !isBar && {
        stepType: 'steps' as const,
        steps: random.pick(CHECKLISTS).map((name) => ({ name, assignees: [] })),
      }),
  }
}

function barOf(random: Random) {
  const total = random.between(4, 40)
  return { completed: random.between(0, total), total }
}

function describe(random: Random, topic: Topic, isRich: boolean): string {
  if (!isRich) return random.chance(0.5) ? filled(random.pick(DESCRIPTIONS), topic, random) : ''
  const sentences = random.some(DESCRIPTIONS, random.between(0, 3)).map((sentence) => filled(sentence, topic, random))
  const points = random.chance(0.25) ? `\n\n${random.pick(LISTS)}` : ''
  return `${sentences.join(' ')}${points}`.trim()
}

const valuesOf = (fields: readonly CustomField[], random: Random) =>
  Object.fromEntries(fields.map((field) => [field.name, valueFor(field, random)]))

function valueFor({ type, options = [] }: CustomField, random: Random): string {
  switch (type) {
    case 'select':
      return random.pick(options)
    case 'number':
      return String(random.between(1, 90) * 50)
    case 'date':
      return `2026-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`
    case 'checkbox':
      return String(random.chance(0.5))
    case 'text':
      return `L-${random.between(1000, 9999)}`
  }
}

/** From state to state, as far as it has come; some never begin, some are stuck, and what is done goes to the archive. */
function* movesOf(
  { agency, days, random }: Material,
  { project }: ProjectOfAgency,
  start: Walk,
  team: readonly number[],
  thoroughness: number,
): Generator<Deed> {
  if (random.chance(0.11)) return
  const walk = new Walk(days, random, start.day, start.at)
  const userId = random.pick(team)
  for (const [i, state] of pathThrough(statesOf(agency.org, project), random, thoroughness).entries()) {
    if (random.chance(0.05) || !walk.later(i === 0 ? 4 : 9)) return
    yield { day: walk.day, at: walk.at, userId, act: moveTo(agency.org, state) }
  }
  if (random.chance(0.55) && walk.later(20))
    yield { day: walk.day, at: walk.at, userId: team[0] as number, act: archive }
}

/** The states that a task goes through after its first; how likely each of those between is thoroughness. */
function pathThrough(states: readonly State[], random: Random, thoroughness: number): State[] {
  const ofType = (type: State['type']) => states.filter((state) => state.type === type)
  const under = ofType('active').filter(() => random.chance(thoroughness))
  const waits = random.chance(thoroughness / 8) ? ofType('suspended') : []
  const ends = random.chance(0.05) ? ofType('cancelled') : []
  return [...under, ...waits, ...(ends.length > 0 ? ends : ofType('completed')).slice(0, 1)]
}

function* commentsOf(
  { agency, days, random, samples }: Material,
  start: Walk,
  team: readonly number[],
  topic: Topic,
): Generator<Deed> {
  const walk = new Walk(days, random, start.day, start.at)
  for (let left = random.around(1.75); left > 0 && walk.later(2); left--) {
    const userId = random.pick(team)
    const mentioned = agency.org.users.get(random.pick(team.filter((id) => id !== userId)))
    const name = mentioned ? fullName(mentioned) : ''
    const draft = random.pick(COMMENTS)
    const content = filled(draft.replaceAll('{person}', `@${name}`), topic, random)
    const mentions = mentioned && draft.includes('{person}') ? [{ id: String(mentioned.id), name }] : []
    const files = random.chance(0.06) ? [random.pick(samples)] : []
    yield { day: walk.day, at: walk.at, userId, act: post(content, mentions), files }
  }
}

function* ticksOf(
  { days, random }: Material,
  start: Walk,
  team: readonly number[],
  { stepType, steps }: TaskInput,
): Generator<Deed> {
  if (stepType !== 'steps' || !Array.isArray(steps)) return
  const walk = new Walk(days, random, start.day, start.at)
  const userId = random.pick(team)
  for (
    let left = random.chance(0.6) ? steps.length : random.between(0, steps.length);
    left > 0 && walk.later(2);
    left--
  ) {
    yield { day: walk.day, at: walk.at, userId, act: tickStep }
  }
}
