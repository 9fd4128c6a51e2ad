import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useMessages } from '../../../app/language.ts'
import { nameOf, type Person } from '../../../app/person.ts'
import { common } from '../../../messages/common.ts'
import { filters } from '../../../messages/filters.ts'
import { pipelines } from '../../../messages/pipelines.ts'
import { clientQuery } from '../../../queries/clients.ts'
import { useFormerUsers, usePeople, useUsers } from '../../../queries/people.ts'
import type { ProjectTask } from '../../../queries/project-tasks.ts'
import { useIsPipeline, useStateOf, useStates } from '../../../queries/projects.ts'
import { useTags } from '../../../queries/tags.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import type { PickerOption } from '../../../ui/picker.tsx'
import { StateIcon, useStateName } from '../../../ui/state-badge.tsx'
import { type Filter, idsOf, listOf, NOBODY, READER } from '../filter.ts'

/** One thing that tasks can be filtered by, and how it is chosen from a list. */
export interface Kind {
  id: 'state' | 'assignee' | 'owner' | 'tag' | 'client' | 'show'
  label: string
  options: PickerOption[]
  selected: string[]
  /** What is picked becomes this part of the filter; of an empty list nothing is left. */
  toFilter: (ids: string[]) => Filter
  isSingle?: boolean
  /** What is selected and no option any more. */
  nameOf?: (id: string) => string
}

/** @param all  what is loaded, for what there is to choose from */
export function useKinds(projectId: string, filter: Filter, all: readonly ProjectTask[]): Kind[] {
  const [t, words, lead] = [useMessages(filters), useMessages(common), useMessages(pipelines)]
  const isOfLeads = useIsPipeline(projectId)
  const [users, ownTags, everyTag, personOf] = [useUsers(), useTags(projectId), useTags(), usePeople()]
  const [me, nobody] = [
    { id: READER, name: words.me },
    { id: NOBODY, name: words.nobody },
  ]
  const left = useFormerUsers()
  const asOption = (user: Person) => ({ id: user._id, name: nameOf(user), icon: <Avatar person={user} /> })
  const people = users.map(asOption)
  /** Those who left, where their tasks are among those that are loaded. */
  const leftIn = (idsOfTask: (task: ProjectTask) => readonly string[]) => {
    const ids = new Set(all.flatMap(idsOfTask))
    return left.filter(({ _id }) => ids.has(_id)).map((user) => ({ ...asOption(user), name: words.left(nameOf(user)) }))
  }
  const tags = filter.sub ? everyTag : ownTags
  const former = (id: string) => nameOf(personOf(id))
  const shown = [...(filter.archived ? [filter.archived] : []), ...(filter.sub ? ['sub'] : [])]
  return [
    useStateKind(projectId, filter, all, isOfLeads ? lead.stage : t.state),
    {
      ...{
        id: 'assignee',
        label: t.assignee,
        options: [me, nobody, ...people, ...leftIn(({ assignees }) => assignees)],
      },
      nameOf: former,
      ...{ selected: idsOf(filter.assignee), toFilter: (ids) => ({ assignee: listOf(ids) }) },
    },
    {
      ...{ id: 'owner', label: t.owner, options: [me, ...people, ...leftIn(({ assignedBy }) => [assignedBy])] },
      nameOf: former,
      ...{ selected: idsOf(filter.owner), toFilter: (ids) => ({ owner: listOf(ids) }) },
    },
    {
      ...{ id: 'tag', label: t.tag, options: tags.map(({ _id, name }) => ({ id: _id, name })) },
      nameOf: (id) => everyTag.find(({ _id }) => _id === id)?.name ?? t.gone,
      ...{ selected: idsOf(filter.tag), toFilter: (ids) => ({ tag: listOf(ids) }) },
    },
    useClientKind(filter, all, t),
    {
      ...{ id: 'show', label: t.show, selected: shown },
      options: [
        { id: 'all', name: t.archivedToo },
        { id: 'only', name: t.archivedOnly },
        ...(isOfLeads ? [] : [{ id: 'sub', name: t.subprojects }]),
      ],
      toFilter: (ids) => ({
        archived: ids.findLast((id) => id === 'only' || id === 'all') as Filter['archived'],
        sub: ids.includes('sub') || undefined,
      }),
    },
  ]
}

/** The project's states, and those that only tasks of its sub-projects are in. */
function useStateKind(projectId: string, filter: Filter, all: readonly ProjectTask[], label: string): Kind {
  const [own, stateOf, nameOf] = [useStates(projectId), useStateOf(), useStateName()]
  const states = new Map(own.map((state) => [state.name, state]))
  for (const task of filter.sub ? all : []) {
    const state = states.has(task.state) ? undefined : stateOf(task)
    if (state) states.set(state.name, state)
  }
  return {
    ...{ id: 'state', label, nameOf, selected: filter.state ?? [] },
    options: [...states.values()].map((state) => ({
      id: state.name,
      name: nameOf(state.name),
      icon: <StateIcon state={state} />,
    })),
    toFilter: (names) => ({ state: names.length > 0 ? names : undefined }),
  }
}

/** The clients of the tasks that are there. */
function useClientKind(filter: Filter, all: readonly ProjectTask[], t: { client: string; gone: string }): Kind {
  const clients = useMemo(
    () => new Map(all.flatMap(({ customer }) => (customer ? [[customer._id, customer.name]] : []))),
    [all],
  )
  const isElsewhere = filter.client !== undefined && !clients.has(filter.client)
  const { data: other, isPending } = useQuery({ ...clientQuery(filter.client ?? ''), enabled: isElsewhere })
  return {
    ...{ id: 'client', label: t.client, isSingle: true, selected: filter.client ? [filter.client] : [] },
    options: [...clients].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name)),
    nameOf: () => other?.name ?? (isPending ? '…' : t.gone),
    toFilter: ([client]) => ({ client }),
  }
}
