import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useRef } from 'react'
import { useMessages } from '../../../app/language.ts'
import { projectFiles } from '../../../messages/project-files.ts'
import { fileNodesQuery, type Place } from '../../../queries/files.ts'
import styles from './files.module.css'
import { useFileDrop } from './use-file-drag.ts'
import type { Move } from './use-moves.ts'

/** The way to this folder. Each name comes from the list that the folder lies in. */
export function Breadcrumbs({ place, path, move }: { place: Place; path: readonly string[]; move?: Move | undefined }) {
  const t = useMessages(projectFiles)
  const levels = useQueries({
    queries: path.map((_, depth) => fileNodesQuery({ ...place, parent: path[depth - 1] })),
  })
  const names = path.map((id, depth) => levels[depth]?.data?.find(({ _id }) => _id === id)?.name ?? '…')
  return (
    <nav aria-label={t.path} className={styles.crumbs}>
      <Crumb path={[]} name={t.top} isHere={path.length === 0} move={move} />
      {names.map((name, depth) => (
        <span key={path[depth]} className={styles.crumb}>
          <ChevronRight size={13} aria-hidden />
          <Crumb path={path.slice(0, depth + 1)} name={name} isHere={depth === path.length - 1} move={move} />
        </span>
      ))}
    </nav>
  )
}

function Crumb(props: { path: readonly string[]; name: string; isHere: boolean; move: Move | undefined }) {
  const { path, name, isHere, move } = props
  const link = useRef<HTMLAnchorElement>(null)
  const id = path.at(-1) ?? null
  const drop = (dragged: { node: string; name: string }) => move?.({ _id: dragged.node, name: dragged.name }, id, name)
  const isOver = useFileDrop(link, id, isHere || !move ? undefined : drop)
  return (
    <Link
      ref={link}
      data-over={isOver || undefined}
      to="."
      search={(old: object) => ({ ...old, folder: path.length > 0 ? path.join('-') : undefined })}
      className={styles.crumbLink}
      activeOptions={{ exact: true, explicitUndefined: true }}
      aria-current={isHere ? 'page' : undefined}
    >
      {name}
    </Link>
  )
}
