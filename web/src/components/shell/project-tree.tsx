import { UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import type { Project } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { useStored } from '../../app/stored.ts'
import { shell } from '../../messages/shell.ts'
import { PlaceIcon } from '../place/place-icon.tsx'
import { byName } from '../project/project-order.ts'
import styles from './project-tree.module.css'

/** Projects under projects. One with two parents is under both. */
export function ProjectTree({ projects, empty }: { projects: readonly Project[]; empty: string }) {
  const ids = new Set(projects.map(({ _id }) => _id))
  const roots = projects.filter(({ parents }) => !parents?.some((id) => ids.has(id)))
  if (roots.length === 0) return <p className={styles.empty}>{empty}</p>
  return (
    <ul className={styles.list}>
      {byName(roots).map((project) => (
        <Node key={project._id} project={project} all={projects} above={[]} />
      ))}
    </ul>
  )
}

function Node({ project, all, above }: { project: Project; all: readonly Project[]; above: readonly string[] }) {
  const { _id, name, kind, groups } = project
  const t = useMessages(shell)
  const [folded, setFolded] = useStored(`folded.${_id}`)
  const trail = [...above, _id]
  const children = all.filter((each) => groups.includes(each._id) && !trail.includes(each._id))
  const isOpen = folded === null
  const content = (
    <>
      <PlaceIcon place={project} />
      <span className={styles.name}>{name}</span>
    </>
  )
  return (
    <li>
      <div className={styles.row} style={{ paddingInlineStart: `${above.length * 0.875}rem` }}>
        {kind === 'pipeline' ? (
          <Link to="/pipelines/$pipelineId" params={{ pipelineId: _id }} className={styles.link}>
            {content}
          </Link>
        ) : (
          <Link to="/projects/$projectId" params={{ projectId: _id }} className={styles.link}>
            {content}
          </Link>
        )}
        {children.length > 0 && (
          <UnstyledButton
            className={styles.fold}
            aria-expanded={isOpen}
            aria-label={isOpen ? t.fold(name) : t.unfold(name)}
            onClick={() => setFolded(isOpen ? 'yes' : null)}
          >
            <ChevronRight size={14} aria-hidden />
          </UnstyledButton>
        )}
      </div>
      {isOpen && children.length > 0 && (
        <ul className={styles.list}>
          {byName(children).map((child) => (
            <Node key={child._id} project={child} all={all} above={trail} />
          ))}
        </ul>
      )}
    </li>
  )
}
