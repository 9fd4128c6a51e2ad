import { useSuspenseQuery } from '@tanstack/react-query'
import { FolderPlus, Sparkles } from 'lucide-react'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { dates } from '../../messages/dates.ts'
import { home } from '../../messages/home.ts'
import { useMe } from '../../queries/me.ts'
import { useProjects } from '../../queries/projects.ts'
import { taskListQuery } from '../../queries/tasks.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { Tab, Tabs } from '../../ui/tabs.tsx'
import { NewTaskButton } from '../quick-add/new-task-button.tsx'
import { RecentPlaces } from '../recent/recent-places.tsx'
import { NewProjectForm } from '../shell/new-project.tsx'
import { TaskRow } from '../task/task-row.tsx'
import { groupByDue } from './groups.ts'
import styles from './home-page.module.css'
import { type HomeView, homeFilter, VIEWS } from './views.ts'

export function HomePage({ view }: { view: HomeView }) {
  const [t, when] = [useMessages(home), useMessages(dates)]
  const me = useMe()
  const formats = useFormats()
  const { data: tasks } = useSuspenseQuery(taskListQuery(homeFilter(view, me._id)))
  const isNew = useProjects().length === 0
  const groups = [...groupByDue(tasks, Date.now() / 1000, formats)].filter(([, members]) => members.length > 0)
  return (
    <Page
      title={t.title}
      below={
        <Tabs label={t.title}>
          {VIEWS.map((each) => (
            <Tab
              key={each}
              to="/"
              search={(old) => ({ ...old, view: each === 'mine' ? undefined : each })}
              activeOptions={{ exact: true }}
            >
              {t[each]}
            </Tab>
          ))}
        </Tabs>
      }
    >
      <div className={styles.columns}>
        <div>
          {isNew && (
            <EmptyState icon={FolderPlus} title={t.firstProject} text={t.firstProjectText}>
              <div className={styles.form}>
                <NewProjectForm kind="project" />
              </div>
            </EmptyState>
          )}
          {!isNew && groups.length === 0 && (
            <EmptyState icon={Sparkles} {...emptyWords(view, t)}>
              <NewTaskButton />
            </EmptyState>
          )}
          {groups.map(([name, members]) => (
            <section key={name} className={styles.group} aria-labelledby={`due-${name}`}>
              <h2 className={styles.heading} id={`due-${name}`} data-when={name}>
                {when[name]} <span className={styles.count}>{members.length}</span>
              </h2>
              <ul className={styles.list}>
                {members.map((task) => (
                  <TaskRow key={task._id} task={task} />
                ))}
              </ul>
            </section>
          ))}
        </div>
        <RecentPlaces />
      </div>
    </Page>
  )
}

const emptyWords = (view: HomeView, t: typeof home.en) =>
  ({
    mine: { title: t.empty, text: t.emptyText },
    owned: { title: t.emptyOwned, text: t.emptyOwnedText },
    followed: { title: t.emptyFollowed, text: t.emptyFollowedText },
  })[view]
