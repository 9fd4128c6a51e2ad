import { useLocation } from '@tanstack/react-router'
import type { View } from '../../../api.ts'
import { useStored } from '../../../app/stored.ts'
import { useViews } from '../../../queries/views.ts'
import { columnsIn } from '../list/view.ts'
import { isSame, KINDS, type Kind, type Settings, searchOf, settingsOf } from './settings.ts'

export interface Shown {
  /** Undefined where there is nothing to save, as among files. */
  kind: Kind | undefined
  settings: Settings
  /** With the columns that this browser shows. */
  toSave: Settings
  /** The saved view that was opened. */
  view: View | undefined
  /** Whether something else is shown by now than what was saved. */
  isChanged: boolean
}

/** What the address shows, and which saved view that began with. */
export function useShown(projectId: string): Shown {
  const { pathname, search } = useLocation()
  const views = useViews(projectId)
  const [stored] = useStored('list.columns')
  const asked = search as Record<string, unknown>
  const kind = KINDS.find((each) => pathname.endsWith(`/${each}`))
  const settings = settingsOf(kind ?? 'list', asked)
  const view = kind && views.find(({ _id }) => _id === asked.view)
  const isChanged = view !== undefined && (view.kind !== kind || !isSame(settingsOf(kind, searchOf(view)), settings))
  const hasColumns = kind === 'list' && stored !== null && !settings.columns
  const toSave = hasColumns ? { ...settings, columns: columnsIn(stored.split(',')) } : settings
  return { kind, settings, toSave, view, isChanged }
}
