import { ActionIcon, Drawer } from '@mantine/core'
import { Outlet, useNavigate, useParams, useRouterState } from '@tanstack/react-router'
import { Menu, Plus, Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useMessages } from '../../app/language.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { shell } from '../../messages/shell.ts'
import { useProjects } from '../../queries/projects.ts'
import { whenIdle } from '../../ui/part.tsx'
import { CommandList, CommandMenu } from '../command/command-menu.tsx'
import { AskedOutcome } from '../pipeline/asked-outcome.tsx'
import { openQuickAdd, QuickAdd, QuickAddForm } from '../quick-add/quick-add-dialog.tsx'
import { useNoteVisits } from '../recent/use-recent.ts'
import { TaskPanel } from '../task/panel/task-panel.tsx'
import { NewProjectDialog } from './new-project-dialog.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { PLACES, type Place } from './places.ts'
import styles from './shell.module.css'
import { ShortcutHelp } from './shortcut-help.tsx'
import { Sidebar } from './sidebar.tsx'

/** What is around every page of somebody who is signed in. */
export function Shell() {
  const t = useMessages(shell)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const [isCommandOpen, setCommandOpen] = useState(false)
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const [menuFor, setMenuFor] = useState(pathname)
  if (menuFor !== pathname) {
    // The page behind the menu is another one: who chose it wants to see it.
    setMenuFor(pathname)
    setMenuOpen(false)
  }
  useNoteVisits()
  // A key opens them from everywhere, without a network, too.
  useEffect(
    () =>
      whenIdle(() => {
        CommandList.preload()
        QuickAddForm.preload()
      }),
    [],
  )
  useShortcut({ keys: 'mod+k', label: t.command, group: t.shortcutsGeneral, run: () => setCommandOpen(true) })
  // Where one stands says what one key adds; the command menu has both.
  const isInPipeline = useParams({ strict: false, select: ({ pipelineId }) => pipelineId !== undefined })
  const group = t.shortcutsGeneral
  const hasPipeline = useProjects().some(({ kind, can }) => kind === 'pipeline' && can.includes('create_task'))
  const addLead = () => openQuickAdd({ kind: 'pipeline' })
  useShortcut({ ...(!isInPipeline && { keys: 'c' }), label: t.newTask, group, run: () => openQuickAdd() })
  useShortcut({ ...(isInPipeline && { keys: 'c' }), label: t.newLead, group, run: addLead }, hasPipeline)

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t.skip}
      </a>
      {/* No header: a dialog has one of its own. */}
      <nav className={styles.top} aria-label={t.topBar}>
        <ActionIcon aria-label={t.openNavigation} onClick={() => setMenuOpen(true)}>
          <Menu size={18} />
        </ActionIcon>
        <span className={styles.brand}>Cuboid</span>
        <ActionIcon aria-label={t.command} onClick={() => setCommandOpen(true)}>
          <Search size={18} />
        </ActionIcon>
        <ActionIcon aria-label={t.newTask} onClick={() => openQuickAdd()}>
          <Plus size={18} />
        </ActionIcon>
      </nav>
      <div className={styles.side}>
        <Sidebar openCommand={() => setCommandOpen(true)} />
      </div>
      <Drawer
        opened={isMenuOpen}
        onClose={() => setMenuOpen(false)}
        size="17rem"
        withCloseButton={false}
        title={<span className="sr-only">{t.navigation}</span>}
        classNames={{ content: styles.drawer, header: styles.drawerHeader, body: styles.drawerBody }}
      >
        <Sidebar openCommand={() => setCommandOpen(true)} />
      </Drawer>
      <main className={styles.main} id="content" tabIndex={-1}>
        <OfflineBanner />
        <Outlet />
        {/* Tooltips are put here, as all that is shown belongs to a landmark; see theme.ts. */}
        <div id="hints" />
      </main>
      <TaskPanel />
      <QuickAdd />
      <NewProjectDialog />
      <AskedOutcome />
      <CommandMenu isOpen={isCommandOpen} close={() => setCommandOpen(false)} />
      {PLACES.map(({ to, name, keys }) => (
        <PlaceKeys key={to} to={to} label={t[name]} keys={keys} />
      ))}
      <ShortcutHelp />
    </div>
  )
}

function PlaceKeys({ to, label, keys }: { to: Place; label: string; keys: string }) {
  const t = useMessages(shell)
  const navigate = useNavigate()
  useShortcut({ keys, label, group: t.shortcutsPlaces, run: () => void navigate({ to }) })
  return null
}
