import { useMantineColorScheme } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import {
  Bell,
  BookOpen,
  Building2,
  ChartNoAxesColumn,
  CheckCheck,
  CirclePlus,
  FolderPlus,
  House,
  Languages,
  LogOut,
  type LucideIcon,
  Moon,
  Plug,
  Rows3,
  UserRound,
  Users,
  UsersRound,
  Zap,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { DENSITIES, useDensity } from '../../app/density.ts'
import { ownNameOf, useLanguage, useMessages } from '../../app/language.ts'
import { useShortcutList } from '../../app/shortcuts.ts'
import { useDraft } from '../../app/stored.ts'
import { account } from '../../messages/account.ts'
import { command } from '../../messages/command.ts'
import { LANGUAGES } from '../../messages/define.ts'
import { shell } from '../../messages/shell.ts'
import { useEditMe, useMe } from '../../queries/me.ts'
import { useReadAllNotifications } from '../../queries/notifications.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { openQuickAdd } from '../quick-add/quick-add-dialog.tsx'
import { openNewProject } from '../shell/new-project-dialog.tsx'
import { PLACES, type PlaceName } from '../shell/places.ts'
import { useLeave } from '../shell/use-leave.ts'
import type { Command } from './command.ts'

/** All that can be done from anywhere, and on this page: whatever has a shortcut, and what is in menus. */
export function useActions(): Command[] {
  const [t, words, ofAccount] = [useMessages(command), useMessages(shell), useMessages(account)]
  const me = useMe()
  const [leave, editMe, readAll] = [useLeave(), useEditMe(), useReadAllNotifications()]
  const language = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [density, setDensity] = useDensity()
  // What came last before what is around it, as a task beside a page; places are listed among their own.
  const listed = useShortcutList().filter(({ keys, group }) => keys !== 'mod+k' && group !== words.shortcutsPlaces)
  const shortcuts = [...Map.groupBy(listed, ({ group }) => group).values()].toReversed().flat()
  const action = (id: string, name: string, icon: ReactNode, run: () => void): Command => ({
    id: `action ${id}`,
    name,
    group: 'action',
    icon,
    run,
  })
  const themes = { light: words.light, dark: words.dark, auto: words.system }
  return [
    ...shortcuts.map(({ keys, label, group, run }) => ({
      ...action(`${group} ${label}`, label, <Zap size={16} />, run),
      note: (
        <>
          {group !== words.shortcutsGeneral && group} {keys && <Kbd keys={keys} />}
        </>
      ),
    })),
    ...(me.org.isAdmin
      ? [
          action('new project', t.newProject, <FolderPlus size={16} />, () => openNewProject('project')),
          action('new pipeline', t.newPipeline, <FolderPlus size={16} />, () => openNewProject('pipeline')),
        ]
      : []),
    action('read all', t.readAll, <CheckCheck size={16} />, () => readAll.mutate(undefined)),
    ...(['light', 'dark', 'auto'] as const)
      .filter((each) => each !== colorScheme)
      .map((each) => action(`theme ${each}`, t.theme(themes[each]), <Moon size={16} />, () => setColorScheme(each))),
    ...DENSITIES.filter((each) => each !== density).map((each) =>
      action(`density ${each}`, t.density(ofAccount[each]), <Rows3 size={16} />, () => setDensity(each)),
    ),
    ...LANGUAGES.filter((each) => each !== language).map((each) =>
      action(`language ${each}`, t.language(ownNameOf(each)), <Languages size={16} />, () =>
        editMe.mutate({ language: each }),
      ),
    ),
    action('sign out', t.signOut, <LogOut size={16} />, () => void leave()),
  ]
}

/** Makes a task of the words, unless another line waits to be finished. */
export function useAddTask(line: string): Command[] {
  const t = useMessages(command)
  const [draft, setDraft] = useDraft('quick-add')
  const words = line.trim()
  if (words === '' || draft !== '') return []
  const run = () => {
    setDraft(words)
    openQuickAdd()
  }
  return [{ id: 'add task', name: t.addTask(words), group: 'add', icon: <CirclePlus size={16} />, run }]
}

const PLACE_ICONS: Record<PlaceName, LucideIcon> = {
  home: House,
  notifications: Bell,
  clients: Users,
  reports: ChartNoAxesColumn,
  people: UsersRound,
  organization: Building2,
  integrations: Plug,
  account: UserRound,
}

export function usePlaces(): Command[] {
  const t = useMessages(shell)
  const navigate = useNavigate()
  const places = PLACES.map(({ to, name, keys }): Command => {
    const Icon = PLACE_ICONS[name]
    const run = () => void navigate({ to })
    return {
      id: `place ${to}`,
      name: t[name],
      group: 'place',
      icon: <Icon size={16} />,
      note: <Kbd keys={keys} />,
      run,
    }
  })
  return [
    ...places,
    {
      id: 'place docs',
      name: t.apiDocs,
      group: 'place',
      icon: <BookOpen size={16} />,
      run: () => void window.open('/docs', '_blank', 'noopener'),
    },
  ]
}
