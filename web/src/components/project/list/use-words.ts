import { useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLanguage, useMessages } from '../../../app/language.ts'
import { nameOf } from '../../../app/person.ts'
import { common } from '../../../messages/common.ts'
import { states as stateWords } from '../../../messages/states.ts'
import { taskList } from '../../../messages/task-list.ts'
import { tasks as taskWords } from '../../../messages/tasks.ts'
import { organizationQuery } from '../../../queries/organization.ts'
import { usePeople } from '../../../queries/people.ts'
import { useProjects } from '../../../queries/projects.ts'
import { useTags } from '../../../queries/tags.ts'
import type { Priority } from '../../../ui/priority-icon.tsx'
import type { Words } from './rows.ts'

/** The names that a list is sorted and grouped by. */
export function useWords(): Words {
  const [t, own, general, states] = [
    useMessages(taskWords),
    useMessages(taskList),
    useMessages(common),
    useMessages(stateWords),
  ]
  const language = useLanguage()
  const [personOf, projects, tags] = [usePeople(), useProjects(), useTags()]
  const { data: organization } = useSuspenseQuery(organizationQuery)
  return useMemo(() => {
    const tagNames = new Map(tags.map(({ _id, name }) => [_id, name]))
    const projectNames = new Map(projects.map(({ _id, name }) => [_id, name]))
    const statesOf = new Map(projects.map(({ _id, taskStates }) => [_id, taskStates]))
    const names: Record<string, string> = states.names
    const statesIn = (group: string) => statesOf.get(group) ?? organization.taskStates
    return {
      language,
      stateName: (name) => names[name] ?? name,
      stateRank: ({ group, state }) => statesIn(group).findIndex(({ name }) => name === state),
      stateType: ({ group, state }) => statesIn(group).find(({ name }) => name === state)?.type,
      personName: (id) => nameOf(personOf(id)),
      tagName: (id) => tagNames.get(id) ?? '',
      projectName: (id) => projectNames.get(id) ?? '',
      priorityName: (priority) => t.priorities[priority as Priority] ?? String(priority),
      nobody: general.nobody,
      noTags: t.noTags,
      noClient: own.noClient,
    }
  }, [t, own, general, states, language, personOf, projects, tags, organization])
}
