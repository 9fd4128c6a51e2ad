import type { Recurrence } from '../domain/task/recurrence.ts'
import { endOfDay, timeOn } from './calendar.ts'
import type { Story } from './story.ts'
import type { Material } from './task-story.ts'

const ENDLESS = { active: true, stopCondition: 'none' } as const
const MONTHLY = { type: 'monthly', period: 1, createWhen: 'after-deadline', ...ENDLESS } as const
const WEEKLY = { type: 'weekly', period: 1, createWhen: 'after-deadline', ...ENDLESS } as const

/** What is done again and again: its name, its project, and in how many days it is next due. */
const REPEATED: readonly (readonly [
  name: string,
  project: string,
  dueInDays: number | null,
  recurrence: Recurrence,
])[] = [
  ['Send the monthly invoices', 'Finance and office', 12, MONTHLY],
  ['Aylık KDV beyannamesi', 'Finance and office', 9, MONTHLY],
  ['Pay the rent', 'Finance and office', 5, MONTHLY],
  ['Monday round', 'Studio', 3, { ...WEEKLY, days: [true, false, false, false, false, false, false] }],
  ['Back up the shared folder', 'Studio', 2, { ...WEEKLY, type: 'daily', period: 3 }],
  ['Haftalık sosyal medya raporu', 'Social media', 4, WEEKLY],
  [
    'Renewal talk with a retainer client',
    'Retainers',
    30,
    { ...MONTHLY, period: 3, stopCondition: 'count', maxCount: 8 },
  ],
  ['Clean the coffee machine', 'Studio', null, { ...WEEKLY, createWhen: 'completed' }],
]

/** One task for each, made of late, on the working day `daysAgo` from the last. */
export function recurrentStories({ agency, days, random }: Material, count: number): { day: number; story: Story }[] {
  return REPEATED.slice(0, count).flatMap(([name, projectName, dueInDays, recurrence], i) => {
    const place = agency.projects.find(({ plan }) => plan.name === projectName)
    const day = days.length - 1 - i
    const start = days[day]
    if (!place || start === undefined) return []
    const team = place.plan.members.map((member) => agency.people.get(member) as number) // all are people of the agency
    const at = timeOn(start, random)
    const input = {
      name,
      assigneeIds: [random.pick(team)],
      deadlineAt: dueInDays === null ? null : endOfDay(at, i + 1 + dueInDays),
      isRecurrent: true,
      recurrence,
    }
    return [
      {
        day,
        story: { project: place.project, at, ownerId: team[0] as number, input, files: [], deeds: [], subtasks: [] },
      },
    ]
  })
}
