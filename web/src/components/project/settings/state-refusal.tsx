import { Link } from '@tanstack/react-router'
import { ApiError, type Project } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { errors } from '../../../messages/errors.ts'
import { projectSettings } from '../../../messages/project-settings.ts'
import { sayError } from '../../../ui/error-panel.tsx'
import type { Filter } from '../filter.ts'
import { Refusal } from './section.tsx'
import styles from './settings.module.css'

/** Why states or stages stay as they were; where tasks are in one that was to go, with the way to them. */
export function StateRefusal({ project: { _id: id, kind }, error }: { project: Project; error: Error | null }) {
  const [t, words] = [useMessages(projectSettings), useMessages(errors)]
  if (!error) return <Refusal>{undefined}</Refusal>
  const search = filterOf(error)
  const given = { className: styles.way, children: t.showThem }
  return (
    <Refusal>
      {words.refused(sayError(error, words))}{' '}
      {search &&
        (kind === 'pipeline' ? (
          <Link
            to="/pipelines/$pipelineId/list"
            params={{ pipelineId: id }}
            search={{ ...search, leads: 'all' }}
            {...given}
          />
        ) : (
          <Link to="/projects/$projectId/list" params={{ projectId: id }} search={search} {...given} />
        ))}
    </Refusal>
  )
}

/** What finds the tasks that are in the way; undefined: none are. */
function filterOf(error: Error): Filter | undefined {
  const faults = error instanceof ApiError ? (error.problem?.errors ?? []) : []
  const fault = faults.find(({ code }) => code === 'state_in_archive' || code === 'state_in_use')
  if (!fault) return undefined
  const { name, count, archived = 0 } = fault.params
  return {
    state: [String(name)],
    archived: archived === 0 ? undefined : archived === count ? 'only' : 'all',
  }
}
