import { ActionIcon } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import type { Project } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { nameOf } from '../../../app/person.ts'
import { projectSettings } from '../../../messages/project-settings.ts'
import { usePeople, useUsers } from '../../../queries/people.ts'
import { useEditProject } from '../../../queries/projects.ts'
import { Picker } from '../../../ui/picker.tsx'
import { Section } from './section.tsx'
import styles from './settings.module.css'
import type { SectionProps } from './settings-page.tsx'

type Perms = NonNullable<Project['perms']>
type Levels = Perms['members']
type Level = Levels['tasks']

const FEATURES = ['tasks', 'files', 'reports'] as const
const LEVELS = ['none', 'view', 'create', 'edit', 'delete'] as const
/** What the server goes by while a project says nothing; it leaves `perms` out then. */
const STANDARD: Perms = {
  members: { tasks: 'edit', files: 'edit', reports: 'view' },
  everybody: { tasks: 'view', files: 'view', reports: 'view' },
}

export function PermissionsSection({ project, whyNot }: SectionProps) {
  const t = useMessages(projectSettings)
  const edit = useEditProject(project._id)
  const personOf = usePeople()
  const all = useUsers()
  const perms: Perms = project.perms ?? STANDARD
  const users = perms.users ?? {}
  const save = (change: Partial<Perms>) => edit.mutate({ perms: { ...perms, ...change } })
  const without = (id: string) => Object.fromEntries(Object.entries(users).filter(([each]) => each !== id))
  const free = all.filter(({ _id }) => !Object.hasOwn(users, _id))
  return (
    <Section title={t.permissions} hint={t.permissionsHint}>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t.who}</th>
              {FEATURES.map((feature) => (
                <th key={feature} scope="col">
                  {t.features[feature]}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            <Row name={t.members} levels={perms.members} whyNot={whyNot} onPick={(members) => save({ members })} />
            <Row
              name={t.everybody}
              levels={project.private ? NOTHING : perms.everybody}
              whyNot={whyNot ?? (project.private ? t.privateHint : undefined)}
              onPick={(everybody) => save({ everybody })}
            />
            {Object.entries(users).map(([id, levels]) => (
              <Row
                key={id}
                name={nameOf(personOf(id))}
                levels={levels}
                whyNot={whyNot}
                onPick={(next) => save({ users: { ...users, [id]: next } })}
                remove={whyNot ? undefined : () => save({ users: without(id) })}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Picker
        label={t.addPerson}
        options={free.map((user) => ({ id: user._id, name: nameOf(user) }))}
        selected={[]}
        whyNot={whyNot}
        onPick={([id]) => id && save({ users: { ...users, [id]: perms.members } })}
        className={styles.add}
      >
        <Plus size={14} aria-hidden />
        <span aria-hidden>{t.addPerson}</span>
      </Picker>
    </Section>
  )
}
const NOTHING: Levels = { tasks: 'none', files: 'none', reports: 'none' }

function Row(props: {
  name: string
  levels: Levels
  whyNot: string | undefined
  onPick: (levels: Levels) => void
  remove?: (() => void) | undefined
}) {
  const { name, levels, whyNot, onPick, remove } = props
  const t = useMessages(projectSettings)
  const options = LEVELS.map((id) => ({ id, name: t.levels[id] }))
  return (
    <tr>
      <th scope="row">{name}</th>
      {FEATURES.map((feature) => (
        <td key={feature}>
          <Picker
            label={`${name}, ${t.features[feature]}`}
            options={options}
            selected={[levels[feature]]}
            whyNot={whyNot}
            onPick={([level]) => onPick({ ...levels, [feature]: level as Level })}
          >
            {t.levels[levels[feature]]}
          </Picker>
        </td>
      ))}
      <td>
        {remove && (
          <ActionIcon aria-label={t.removeIt(name)} onClick={remove}>
            <X size={14} />
          </ActionIcon>
        )}
      </td>
    </tr>
  )
}
