import { UnstyledButton } from '@mantine/core'
import { Link, type LinkProps } from '@tanstack/react-router'
import { Bookmark, Calendar, Check, GanttChart, List, type LucideIcon, SquareKanban } from 'lucide-react'
import type { View } from '../../../api.ts'
import { useLanguage, useMessages } from '../../../app/language.ts'
import { views } from '../../../messages/views.ts'
import { useViews } from '../../../queries/views.ts'
import { CurrentView } from './current-view.tsx'
import { type Kind, searchOf } from './settings.ts'
import type { Shown } from './use-shown.ts'
import { openViewDialog } from './view-dialog.tsx'
import styles from './views.module.css'

const ICONS: Record<Kind, LucideIcon> = { board: SquareKanban, list: List, calendar: Calendar, timeline: GanttChart }

export interface ViewsListProps {
  projectId: string
  shown: Shown
  close: () => void
  /** Before a view is deleted for others, too. */
  ask: (view: View) => void
}

export function ViewsList({ projectId, shown, close, ask }: ViewsListProps) {
  const t = useMessages(views)
  const { compare } = new Intl.Collator(useLanguage(), { numeric: true })
  const all = useViews(projectId).toSorted((a, b) => compare(a.name, b.name))
  const parts = [
    [t.shared, all.filter(({ shared }) => shared)],
    [t.own, all.filter(({ shared }) => !shared)],
  ] as const
  const { kind, toSave, view: current } = shown
  const save = () => {
    close()
    if (kind) openViewDialog({ projectId, kind, settings: toSave })
  }
  return (
    <>
      {all.length === 0 && (
        <div className={styles.empty}>
          <strong>{t.none}</strong>
          <p>{t.noneText}</p>
        </div>
      )}
      {parts.map(
        ([label, list]) =>
          list.length > 0 && (
            <nav key={label} className={styles.part} aria-label={label}>
              <p className={styles.label} aria-hidden>
                {label}
              </p>
              {list.map((view) => (
                <ViewLink key={view._id} view={view} projectId={projectId} isOpen={view === current} close={close} />
              ))}
            </nav>
          ),
      )}
      {kind && (
        <div className={styles.part}>
          <UnstyledButton className={styles.item} onClick={save}>
            <Bookmark size={14} aria-hidden />
            {t.saveNow}
          </UnstyledButton>
        </div>
      )}
      {current && <CurrentView projectId={projectId} view={current} shown={shown} close={close} ask={ask} />}
    </>
  )
}

interface LinkTo {
  view: View
  projectId: string
  isOpen: boolean
  close: () => void
}

function ViewLink({ view, projectId, isOpen, close }: LinkTo) {
  const Icon = ICONS[view.kind]
  const to = {
    to: `/projects/$projectId/${view.kind}`,
    params: { projectId },
    search: ({ task }: { task?: string }) => ({ task, ...searchOf(view) }),
  } as LinkProps // each of the kinds is such an address
  return (
    <Link {...to} className={styles.item} onClick={close} data-open={isOpen || undefined}>
      <Icon size={14} aria-hidden />
      <span className={styles.name} title={view.name}>
        {view.name}
      </span>
      {isOpen && <Check size={14} aria-hidden />}
    </Link>
  )
}
