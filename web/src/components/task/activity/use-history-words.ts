import { useQueries, useQuery } from '@tanstack/react-query'
import type { Activity, State, Task } from '../../../api.ts'
import { useFormats } from '../../../app/formats.ts'
import { useLanguage, useMessages } from '../../../app/language.ts'
import { nameOf } from '../../../app/person.ts'
import { history } from '../../../messages/history.ts'
import { tasks } from '../../../messages/tasks.ts'
import { clientQuery } from '../../../queries/clients.ts'
import { filesQuery } from '../../../queries/files.ts'
import { usePeople } from '../../../queries/people.ts'
import { useProjects } from '../../../queries/projects.ts'
import type { Recurrence } from '../../../queries/recurrences.ts'
import { useTags } from '../../../queries/tags.ts'
import { taskQuery } from '../../../queries/tasks.ts'
import type { Priority } from '../../../ui/priority-icon.tsx'
import { useStateName } from '../../../ui/state-badge.tsx'
import { useLeadWords } from '../../pipeline/lead-words.ts'
import { type StepChange, stepChanges } from '../checklist/step-changes.ts'
import type { Steps } from '../checklist/steps.ts'
import { hoursOf } from '../fields/duration.ts'
import { sentenceOf } from '../recurrence/recurrence-sentence.ts'
import { type Change, changesIn, wereDays } from './changes.ts'

const MOST_STEPS = 6
const LEAD = 'lead.'
const TEMPLATE = 'template.'
const LISTS = ['assignees', 'followers', 'tags', 'files', 'subtasks', 'blockedBy']
const idsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : []).map((each) => (typeof each === 'string' ? each : String(each?._id)))

/** Says what an activity changed, one sentence for each change. */
export function useHistoryWords(task: Task, activities: readonly Activity[]): (activity: Activity) => string[] {
  const [t, words] = [useMessages(history), useMessages(tasks)]
  const ofLead = useLeadWords(task.group)
  const [formats, language] = [useFormats(), useLanguage()]
  const [stateName, personOf] = [useStateName(), usePeople()]
  const [projects, tags] = [useProjects(), useTags()] // of all projects: it may have come from another one
  const names = useNames(activities)

  const list = (items: string[]) => new Intl.ListFormat(language, { type: 'conjunction' }).format(items)
  const people = (ids: string[]) => list(ids.map((id) => nameOf(personOf(id))))
  const fieldOf = (field: string) =>
    Object.hasOwn(words.fields, field) ? words.fields[field as keyof typeof words.fields] : words.fields.other

  /** An id or a value of a member, in words; undefined: nothing. */
  function shown(field: string, value: unknown, isDay = false): string | undefined {
    if (value === null || value === undefined || value === '') return undefined
    const id = String(value)
    switch (field) {
      case 'start':
      case 'deadline':
      case 'lead.remindAt':
        return formats.full(Number(value), isDay)
      case 'priority':
        return words.priorities[value as Priority] ?? id
      case 'state':
        return stateName(id)
      case 'group':
        return projects.find(({ _id }) => _id === id)?.name ?? t.aProject
      case 'assignedBy':
      case 'assignees':
      case 'followers':
        return nameOf(personOf(id))
      case 'customer':
        return names.get(id) ?? t.aClient
      case 'parent':
      case 'subtasks':
      case 'blockedBy':
        return names.get(id) ?? t.aTask
      case 'files':
        return names.get(id) ?? t.aFile
      case 'tags':
        return tags.find(({ _id }) => _id === id)?.name ?? t.formerTag
      case 'estimatedTime': {
        const { hours, minutes } = hoursOf(Number(value))
        return words.hours(formats.number(hours), formats.number(minutes))
      }
      case 'stepType':
        return t.stepTypes[id as keyof typeof t.stepTypes] ?? id
      default:
        if (typeof value === 'object') return undefined
        if (field.startsWith(LEAD)) return ofLead.shown(field.slice(LEAD.length), id)
        return value === true ? words.yes : value === false ? words.no : id
    }
  }

  function values(who: string, name: string, from: string | undefined, to: string | undefined): string {
    if (from !== undefined && to !== undefined) return t.changed(who, name, from, to)
    if (to !== undefined) return t.set(who, name, to)
    return from === undefined ? t.touched(who, name) : t.cleared(who, name, from)
  }

  function lists(who: string, { field, from, to }: Change): string[] {
    const [old, now] = [idsIn(from), idsIn(to)]
    const say = (ids: string[]) => list(ids.map((id) => shown(field, id) ?? ''))
    const [came, went] = [now.filter((id) => !old.includes(id)), old.filter((id) => !now.includes(id))]
    if (came.length === 0 && went.length === 0) return [t.reordered(who, fieldOf(field))]
    return [
      ...(came.length > 0 ? [t.added(who, fieldOf(field), say(came))] : []),
      ...(went.length > 0 ? [t.removed(who, fieldOf(field), say(went))] : []),
    ]
  }

  function step(who: string, change: StepChange): string {
    const { name } = change.step
    const far = ({ completed, total = 1 }: { completed: unknown; total?: number }) =>
      `${formats.number(Number(completed))}/${formats.number(total)}`
    switch (change.kind) {
      case 'renamed':
        return t.stepRenamed(who, change.before.name, name)
      case 'counted':
        return t.stepCounted(who, name, far(change.before), far(change.step))
      case 'given':
        return change.step.assignees.length > 0
          ? t.stepGiven(who, name, people(change.step.assignees))
          : t.stepTaken(who, name)
      default:
        return {
          added: t.stepAdded,
          removed: t.stepRemoved,
          done: t.stepDone,
          opened: t.stepOpened,
          noted: t.stepNoted,
        }[change.kind](who, name)
    }
  }

  function steps(who: string, { from, to }: Change): string[] {
    const bars = [from, to] as ({ completed: number; total: number } | null)[]
    if (bars.every((bar) => bar !== null && 'total' in bar)) {
      const [old, now] = bars.map((bar) => `${formats.number(bar?.completed ?? 0)}/${formats.number(bar?.total ?? 0)}`)
      return [t.counted(who, old ?? '', now ?? '')]
    }
    const changes = stepChanges(from as Steps | null, to as Steps | null)
    if (changes.length === 0) return [t.reordered(who, words.fields.steps)]
    const told = changes.slice(0, MOST_STEPS).map((change) => step(who, change))
    const rest = changes.length - told.length
    return rest > 0 ? [...told, t.moreSteps(who, formats.number(rest))] : told
  }

  function fields(who: string, { from, to }: Change): string[] {
    const [old, now] = [from, to].map((value) => (value ?? {}) as Record<string, string>) as [
      Record<string, string>,
      Record<string, string>,
    ]
    const differing = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => old[name] !== now[name])
    const say = (value: string | undefined) => (value === 'true' ? words.yes : value === 'false' ? words.no : value)
    return differing.map((name) => values(who, `“${name}”`, say(old[name]), say(now[name])))
  }

  function told(who: string, change: Change, areDays: { from: boolean; to: boolean }): string[] {
    const { field, from, to } = change
    if (LISTS.includes(field)) return lists(who, change)
    if (field === 'steps') return steps(who, change)
    if (field === 'stepType') return [] // the steps beside it say more
    if (field === 'customFields') return fields(who, change)
    if (field === 'name') return [t.renamed(who, String(from), String(to))]
    if (field === 'fileName') return [t.fileRenamed(who, String(from), String(to))]
    if (field === 'private') return [to ? t.madePrivate(who) : t.madeOpen(who)]
    if (field === 'recurrence') {
      if (!to) return [t.repeatsNoMore(who)]
      const at = task.deadline ?? task.start
      const recurrence = to as Recurrence
      const { zone: readerZone, dayZone } = formats
      const zone = (!task.allDay && recurrence.timezone) || dayZone
      const sentence = sentenceOf({ recurrence, at, allDay: task.allDay, language, zone, readerZone })
      return [t.repeats(who, sentence)]
    }
    if (field === 'desc' || field === 'priorityScore') return [t.touched(who, fieldOf(field))]
    if (field === 'start' || field === 'deadline')
      return [values(who, fieldOf(field), shown(field, from, areDays.from), shown(field, to, areDays.to))]
    const name = field.startsWith(LEAD) ? `“${ofLead.nameOf(field.slice(LEAD.length))}”` : fieldOf(field)
    return [values(who, name, shown(field, from), shown(field, to))]
  }

  return (activity) => {
    const { type, user, data = {} } = activity
    const who = nameOf(personOf(user))
    if (type === 'state-change') {
      const { oldState, newState } = data as { oldState: State; newState: State } // by the type
      return [words.changedState(who, stateName(oldState.name), stateName(newState.name))]
    }
    if (type === 'restore')
      return [(data as { from?: string }).from === 'trash' ? t.fromTrash(who) : words.restored(who)]
    if (type === 'archive') return [words.archived(who)]
    if (type === 'delete') return [words.deleted(who)]
    const all = changesIn(activity)
    // The dates tell themselves whether they have a time.
    const hasDate = all.some(({ field }) => field === 'start' || field === 'deadline')
    const changes = all.filter(({ field }) => !(hasDate && field === 'allDay'))
    const areDays = wereDays(activities, activity, task.allDay)
    const ofTemplate = changes.filter(({ field }) => field.startsWith(TEMPLATE))
    const sentences = changes
      .filter((change) => !ofTemplate.includes(change))
      .flatMap((change) => told(who, change, areDays))
    if (ofTemplate.length > 0) {
      const fields = new Set(ofTemplate.map(({ field }) => fieldOf(field.slice(TEMPLATE.length))))
      sentences.push(t.templateChanged(who, list([...fields])))
    }
    return sentences.length > 0 ? sentences : [t.touched(who, words.fields.other)]
  }
}

/** The names of the clients, tasks and files that activities tell of by their ids, as far as the reader may see them. */
function useNames(activities: readonly Activity[]): Map<string, string> {
  const changes = activities.flatMap(changesIn)
  const ids = (...fields: string[]) => [
    ...new Set(
      changes
        .filter(({ field }) => fields.includes(field))
        .flatMap(({ from, to }) =>
          [from, to].flatMap((value) => (Array.isArray(value) ? idsIn(value) : value ? [String(value)] : [])),
        ),
    ),
  ]
  const clients = useQueries({ queries: ids('customer').map((id) => ({ ...clientQuery(id), retry: false })) })
  const others = useQueries({
    queries: ids('parent', 'subtasks', 'blockedBy').map((id) => ({ ...taskQuery(id), retry: false })),
  })
  const { data: files = [] } = useQuery(filesQuery(ids('files')))
  const found = [...clients.map(({ data }) => data), ...others.map(({ data }) => data), ...files]
  return new Map(found.flatMap((each) => (each ? [[each._id, each.name]] : [])))
}
