import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'
import { useFormats } from '../../app/formats.ts'
import { useMe } from '../../queries/me.ts'
import { projectTasksQuery } from '../../queries/project-tasks.ts'
import { type Filter, toQuery } from './filter.ts'
import { matcher } from './matcher.ts'

const NONE: never[] = []

/** The tasks of a project, and those of them that the filter lets through. */
export function useProjectTasks(projectId: string, filter: Filter) {
  const {
    data: all = NONE,
    isPending,
    isFetching,
    error,
    refetch,
  } = useQuery(projectTasksQuery(projectId, toQuery(filter)))
  const { _id: reader } = useMe()
  const { zone, dayZone } = useFormats()
  const { state, assignee, owner, tag, client, due, text } = filter
  const words = useDeferredValue(text)
  const tasks = useMemo(
    () => all.filter(matcher({ state, assignee, owner, tag, client, due, text: words }, { id: reader, zone, dayZone })),
    [all, state, assignee, owner, tag, client, due, words, reader, zone, dayZone],
  )
  return { all, tasks, isPending, isFetching, error, refetch }
}
