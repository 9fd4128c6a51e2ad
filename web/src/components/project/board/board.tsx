import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useMemo } from 'react'
import { useMessages } from '../../../app/language.ts'
import { useStored } from '../../../app/stored.ts'
import { board } from '../../../messages/board.ts'
import { usePeople } from '../../../queries/people.ts'
import { projectQuery, useProjects, useStateOf } from '../../../queries/projects.ts'
import { useTags } from '../../../queries/tags.ts'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { RowsSkeleton } from '../../../ui/skeleton.tsx'
import type { Filter } from '../filter.ts'
import { FilterBar } from '../filters/filter-bar.tsx'
import { useProjectTasks } from '../use-project-tasks.ts'
import styles from './board.module.css'
import { type BoardContext, BoardProvider } from './board-context.ts'
import { Column } from './column.tsx'
import { type BoardColumn, placeOf, useColumns } from './columns.ts'
import { useBoardKeys } from './use-board-keys.ts'
import { useMoves } from './use-moves.ts'

export function Board({ projectId, filter }: { projectId: string; filter: Filter }) {
  const t = useMessages(board)
  const { data: project } = useSuspenseQuery(projectQuery(projectId))
  const { all, tasks, isPending, error, refetch } = useProjectTasks(projectId, filter)
  const columns = useColumns(projectId, tasks)
  const [isCollapsed, toggle] = useCollapsed(projectId)
  const { move, said } = useMoves(columns)
  const { current, wanted, handlers } = useBoardKeys({ columns, isCollapsed, move })
  useDrops(columns, move)
  const isPanelOpen = useSearch({ strict: false, select: ({ task }) => Boolean(task) })
  const given = useGiven(projectId, wanted)

  return (
    <div className={styles.board}>
      <FilterBar projectId={projectId} filter={filter} all={all} shown={tasks.length} />
      {error && all.length === 0 ? (
        <ErrorPanel error={error} retry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton />
      ) : (
        <BoardProvider value={given}>
          <div className={styles.columns} data-panel={isPanelOpen || undefined} data-board {...handlers}>
            {columns.map((column) => (
              <Column
                key={column.state.name}
                projectId={projectId}
                column={column}
                current={current}
                isCollapsed={isCollapsed(column)}
                toggle={() => toggle(column)}
                mayAdd={project.can.includes('create_task')}
              />
            ))}
          </div>
        </BoardProvider>
      )}
      <p className="sr-only">{t.keys}</p>
      <p className="sr-only" aria-live="assertive">
        {said}
      </p>
    </div>
  )
}

function useGiven(projectId: string, wanted: BoardContext['wanted']): BoardContext {
  const [personOf, stateOf, projects, tags] = [usePeople(), useStateOf(), useProjects(), useTags()]
  return useMemo(() => {
    const [tagById, nameById] = [
      new Map(tags.map((tag) => [tag._id, tag])),
      new Map(projects.map(({ _id, name }) => [_id, name])),
    ]
    return {
      personOf,
      stateOf,
      wanted,
      tagOf: (id) => tagById.get(id),
      projectNameOf: ({ group }) => (group === projectId ? undefined : nameById.get(group)),
    }
  }, [personOf, stateOf, projects, tags, projectId, wanted])
}

/** Which columns this browser shows as a strip. */
function useCollapsed(projectId: string) {
  const [stored, store] = useStored(`board.${projectId}.collapsed`)
  const names = stored?.split('\n') ?? []
  const isCollapsed = ({ state }: BoardColumn) => names.includes(state.name)
  const toggle = (column: BoardColumn) => {
    const others = names.filter((name) => name !== column.state.name)
    store((isCollapsed(column) ? others : [...others, column.state.name]).join('\n') || null)
  }
  return [isCollapsed, toggle] as const
}

/** Where a dragged card is let go. */
function useDrops(columns: readonly BoardColumn[], move: (id: string, column: number, index: number) => boolean) {
  const drop = useEffectEvent((id: string, targets: readonly { data: Record<string | symbol, unknown> }[]) => {
    const card = targets.find(({ data }) => 'before' in data)
    const name = targets.find(({ data }) => 'column' in data)?.data.column
    const to = columns.findIndex(({ state }) => state.name === name)
    const others = columns[to]?.cards.filter(({ _id }) => _id !== id)
    if (!others || card?.data.before === id) return
    const at = others.findIndex(({ _id }) => _id === card?.data.before)
    const isBelow = card !== undefined && extractClosestEdge(card.data) === 'bottom'
    // Beside the cards is below them; and to where it is, it need not go.
    const isHome = !card && placeOf(columns, id)?.column === to
    if (!isHome) move(id, to, at < 0 ? others.length : at + (isBelow ? 1 : 0))
  })
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => 'card' in source.data,
        onDrop: ({ source, location }) => drop(String(source.data.card), location.current.dropTargets),
      }),
    [],
  )
}
