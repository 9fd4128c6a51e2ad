import { ActionIcon, Tooltip } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Bell, ChartNoAxesColumn, House, type LucideIcon, Plus, Search, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../../app/language.ts'
import { shell } from '../../messages/shell.ts'
import { useMe } from '../../queries/me.ts'
import { unreadQuery } from '../../queries/notifications.ts'
import { useProjects } from '../../queries/projects.ts'
import { openQuickAdd } from '../quick-add/quick-add-dialog.tsx'
import { AccountMenu } from './account-menu.tsx'
import { NewProject } from './new-project.tsx'
import { ProjectTree } from './project-tree.tsx'
import styles from './sidebar.module.css'

export function Sidebar({ openCommand }: { openCommand: () => void }) {
  const t = useMessages(shell)
  const me = useMe()
  const projects = useProjects()
  return (
    <nav className={styles.sidebar} aria-label={t.navigation}>
      <div className={styles.top}>
        <AccountMenu />
        <Tooltip label={t.command}>
          <ActionIcon aria-label={t.command} onClick={openCommand}>
            <Search size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t.newTask}>
          <ActionIcon variant="default" aria-label={t.newTask} onClick={() => openQuickAdd()}>
            <Plus size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={styles.scroll}>
        <ul className={styles.list}>
          <Place to="/" icon={House} name={t.home} />
          <Place to="/notifications" icon={Bell} name={t.notifications} badge={<Unread />} />
          <Place to="/clients" icon={Users} name={t.clients} />
          <Place to="/reports" icon={ChartNoAxesColumn} name={t.reports} />
        </ul>
        <Section
          title={t.projects}
          action={<NewProject kind="project" whyNot={me.org.isAdmin ? undefined : t.onlyManagers} />}
        >
          <ProjectTree projects={projects.filter(({ kind }) => kind === 'project')} empty={t.noProjects} />
        </Section>
        <Section
          title={t.pipelines}
          action={<NewProject kind="pipeline" whyNot={me.org.isAdmin ? undefined : t.onlyManagers} />}
        >
          <ProjectTree projects={projects.filter(({ kind }) => kind === 'pipeline')} empty={t.noPipelines} />
        </Section>
      </div>
    </nav>
  )
}

type To = '/' | '/notifications' | '/clients' | '/reports'
interface PlaceProps {
  to: To
  icon: LucideIcon
  name: string
  badge?: ReactNode
}

function Place({ to, icon: Icon, name, badge }: PlaceProps) {
  return (
    <li>
      <Link to={to} className={styles.place} activeOptions={{ exact: to === '/', includeSearch: false }}>
        <Icon size={16} aria-hidden />
        {name}
        {badge}
      </Link>
    </li>
  )
}

const MOST_SHOWN = 99

/** How many notifications wait to be read. */
function Unread() {
  const t = useMessages(shell)
  const { unread = 0 } = useQuery(unreadQuery).data ?? {}
  if (unread === 0) return null
  return (
    <span className={styles.badge}>
      <span className="sr-only">{t.unread}: </span>
      {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
    </span>
  )
}

function Section({ title, action, children }: { title: string; action: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <div className={styles.heading}>
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  )
}
