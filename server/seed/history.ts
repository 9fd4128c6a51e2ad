import type { Records } from '../store/core/bulk.ts'
import { workdaysBefore } from './calendar.ts'
import type { Agency } from './found.ts'
import { leadStory } from './lead-story.ts'
import type { Moment } from './moment.ts'
import { Random } from './random.ts'
import { recurrentStories } from './recurrent.ts'
import type { Content } from './sample-files.ts'
import { begin, replay, type Story, type Told } from './story.ts'
import { type Material, subtaskStories, taskStory } from './task-story.ts'

/** So many of the tasks, spread over the year, are rich: see `taskStory`. */
const RICH_TASKS = 1_200
const MOST_IN_A_BATCH = 20_000

/** What comes at a time: a story begins, or something of it is told. */
type Entry = Story | Told

export interface Wanted {
  readonly tasks: number
  readonly leads: number
  readonly now: number
}

/** What happened at the agency in a year, in the order of time, in batches. */
export function* history(
  agency: Agency,
  moment: Moment,
  samples: readonly Content[],
  { tasks, leads, now }: Wanted,
): Generator<Records> {
  const days = workdaysBefore(now)
  const material: Material = { agency, days, random: new Random(1971), samples }
  const agenda = days.map((): Entry[] => [])
  let records = empty()

  const repeated = recurrentStories(material, Math.floor(tasks / 25))
  for (const { day, story } of repeated) agenda[day]?.push(story)
  const [randomTasks, made] = [tasks - repeated.length, { tasks: 0, leads: 0 }]
  for (const [day, entries] of agenda.entries()) {
    const share = (day + 1) / days.length
    while (made.tasks < Math.floor(randomTasks * share)) {
      const family = familyOn(material, day, randomTasks - made.tasks, material.random.chance(RICH_TASKS / tasks))
      entries.push(family)
      made.tasks += 1 + family.subtasks.length
    }
    for (; made.leads < Math.floor(leads * share); made.leads++) {
      const place = material.random.weighted(agency.pipelines.map((each) => [each, each.plan.share]))
      entries.push(leadStory(material, place, day))
    }
    entries.sort((a, b) => a.at - b.at) // what comes at the same time stays in its order
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i] as Entry // it is below the length
      if ('taskId' in entry) replay(entry, moment, records)
      else
        for (const told of begin(entry, agency.org, moment, records)) {
          if (told.day === day) enter(told, entries, i + 1)
          else agenda[told.day]?.push(told)
        }
    }
    entries.length = 0
    if (records.tasks.length + records.events.length >= MOST_IN_A_BATCH) {
      yield records
      records = empty()
    }
  }
  yield records
}

/** Puts it among the entries of the day, which are in the order of time, not before the place `low`. */
function enter(told: Told, entries: Entry[], low: number): void {
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    const { at } = entries[middle] as Entry // it is below the length
    if (at <= told.at) low = middle + 1
    else high = middle
  }
  entries.splice(low, 0, told)
}

/** A task, now and then with others under it, of which there are no more than `most` in all. */
function familyOn(material: Material, day: number, most: number, isRich: boolean): Story {
  const { agency, random } = material
  const place = random.weighted(agency.projects.map((each) => [each, each.plan.share]))
  const story = taskStory(material, place, day, isRich)
  const children = Math.min(most - 1, random.chance(0.05) ? random.between(2, 4) : 0)
  return children > 0 ? { ...story, subtasks: subtaskStories(material, place, story, day, children) } : story
}

const empty = (): Records => ({ tasks: [], leads: [], events: [], files: [], fileUses: [] })
