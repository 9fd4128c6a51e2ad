import type { LeadInput } from '../domain/lead/lead.ts'
import { statesOf } from '../domain/project/project.ts'
import { completes } from '../domain/project/state.ts'
import { endOfDay, Walk } from './calendar.ts'
import { FIRSTNAMES, LASTNAMES, POSITIONS, phone, plain } from './clients.ts'
import type { Agency } from './found.ts'
import { NEEDS, NEXT_STEPS, PROSPECTS, REASONS_LOST, REASONS_WON } from './lead-words.ts'
import type { Random } from './random.ts'
import { type Deed, editLead, moveTo, post, type Story } from './story.ts'
import { CALL_NOTES } from './talk.ts'
import type { Material } from './task-story.ts'
import { filled } from './task-words.ts'

type PipelineOfAgency = Agency['pipelines'][number]

/** A lead that comes in on a day. Reminders are noted and not queued: a demo writes to nobody. */
export function leadStory(material: Material, place: PipelineOfAgency, day: number): Story {
  const { agency, days, random } = material
  const { project, plan, tagIds } = place
  const start = new Walk(days, random, day)
  const team = plan.members.map((name) => agency.people.get(name) as number) // all are people of the agency
  const known = random.chance(0.25) ? random.pick(agency.clients) : undefined
  const [prospect, city, country] = random.pick(PROSPECTS)
  const company = known?.name ?? prospect
  const lead = {
    ...personOf(company, random),
    ...dealOf(project.currency, random),
    ...(!known && { city, country }),
    company,
  }
  const note = () => filled(random.pick(CALL_NOTES), { client: company, at: start.at }, random)
  return {
    project,
    at: start.at,
    ownerId: random.pick(team),
    input: {
      name: `${company}: ${random.pick(NEEDS)}`,
      desc: random.chance(0.7) ? note() : '',
      assigneeIds: [random.pick(team)],
      clientId: known?.id ?? null,
      priority: random.weighted([[2, 20], [3, 50], [4, 20], [5, 10]]), // biome-ignore format: one thought
      tagIds: random.chance(0.5) ? [random.pick(tagIds)] : [],
      deadlineAt: endOfDay(start.at, lead.estimateDays),
      allDay: true,
      lead,
    },
    files: random.chance(0.1) ? [random.pick(material.samples)] : [],
    deeds: [...stagesOf(material, place, start, team), ...notesOf(material, start, team, note)].sort(
      (a, b) => a.at - b.at,
    ),
    subtasks: [],
  }
}

function personOf(company: string, random: Random): LeadInput {
  const firstname = random.pick(FIRSTNAMES)
  const lastname = random.pick(LASTNAMES)
  const site = `${plain(company)}.example`
  const name = `${plain(firstname)}.${plain(lastname)}`
  return {
    contact: `${firstname} ${lastname}`,
    position: random.pick(POSITIONS),
    email: `${name}@${site}`,
    phone: phone(random.between(0, 8_999)),
    url: `https://www.${site}`,
    ...(random.chance(0.4) && { linkedin: `https://www.linkedin.example/in/${name.replace('.', '-')}` }),
  }
}

function dealOf(currency: string | null, random: Random) {
  const rate = currency === 'TRY' ? 45 : 1
  const isRetainer = random.chance(0.35)
  const monthly = random.between(8, 60) * 50 * rate
  return {
    probability: 10,
    expectedRevenue: String(isRetainer ? monthly * 12 : random.between(10, 400) * 100 * rate),
    ...(isRetainer && { mrr: String(monthly), periodRevenue: String(monthly * 3), period: 3 }),
    estimateDays: random.between(14, 120),
    status: 'todo' as const,
  }
}

function* stagesOf(
  { agency, days, random }: Material,
  { project }: PipelineOfAgency,
  start: Walk,
  team: readonly number[],
): Generator<Deed> {
  const states = statesOf(agency.org, project)
  const won = states.find((state) => state.type === 'completed')
  const lost = states.find((state) => state.type === 'cancelled')
  const walk = new Walk(days, random, start.day, start.at)
  const userId = random.pick(team)
  const isWon = random.chance(0.4)
  const open = states.slice(1).filter((state) => !completes(state.type))
  const seen = isWon ? open : open.slice(0, random.between(0, open.length))
  for (const [i, stage] of [...seen, isWon ? won : lost].entries()) {
    if (!stage || random.chance(0.09) || !walk.later(16)) return
    const deed = { day: walk.day, userId }
    const probability = stage === won ? 100 : stage === lost ? 0 : 30 + i * 25
    const isOver = completes(stage.type)
    const nth = (words: readonly string[]) => words[walk.day % words.length] ?? null
    const changed: LeadInput = isOver
      ? { probability, status: 'done', remindAt: null, reason: nth(stage === won ? REASONS_WON : REASONS_LOST) }
      : { probability, status: 'inProgress', nextStep: nth(NEXT_STEPS) }
    yield { ...deed, at: walk.at, act: moveTo(agency.org, stage) }
    yield { ...deed, at: walk.at, act: editLead(changed) }
    if (!isOver && random.chance(0.5)) {
      yield { ...deed, at: walk.at, act: editLead({ remindAt: endOfDay(walk.at, random.between(7, 30)) }) }
    }
  }
}

function* notesOf(
  { days, random }: Material,
  start: Walk,
  team: readonly number[],
  note: () => string,
): Generator<Deed> {
  const walk = new Walk(days, random, start.day, start.at)
  for (let left = random.around(2); left > 0 && walk.later(5); left--) {
    yield { day: walk.day, at: walk.at, userId: random.pick(team), act: post(note()) }
  }
}
