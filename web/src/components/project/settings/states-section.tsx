import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { State } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { projectSettings } from '../../../messages/project-settings.ts'
import { organizationQuery } from '../../../queries/organization.ts'
import { useEditProject } from '../../../queries/projects.ts'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { AddLine } from './add-line.tsx'
import { FIRST_COLOR } from './color-picker.tsx'
import { Section } from './section.tsx'
import styles from './settings.module.css'
import type { SectionProps } from './settings-page.tsx'
import { StateLine } from './state-line.tsx'
import { StateRefusal } from './state-refusal.tsx'

export type OwnState = State & { id?: number }

export function StatesSection({ project, whyNot }: SectionProps) {
  const t = useMessages(projectSettings)
  const { data: organization } = useSuspenseQuery(organizationQuery)
  const edit = useEditProject(project._id, { quiet: true })
  const [refused, setRefused] = useState<Error | null>(null)
  const states: OwnState[] | undefined = project.taskStates
  const save = (taskStates: OwnState[], whenRefused?: () => void) =>
    edit.mutate(
      { taskStates },
      {
        onSuccess: () => setRefused(null),
        onError: (error) => {
          setRefused(error)
          whenRefused?.()
        },
      },
    )
  if (!states) {
    return (
      <Section title={t.states} hint={t.usesDefaults}>
        <ul className={styles.plain}>
          {organization.taskStates.map((state) => (
            <li key={state.name}>
              <StateBadge state={state} />
            </li>
          ))}
        </ul>
        {!whyNot && (
          <Button variant="default" className={styles.fit} onClick={() => save(organization.taskStates)}>
            {t.makeOwn}
          </Button>
        )}
        <StateRefusal project={project} error={refused} />
      </Section>
    )
  }
  const move = (from: number, to: number) => {
    const state = states[from]
    if (!state || to < 0 || to >= states.length || to === from) return
    const rest = states.filter((each) => each !== state)
    save([...rest.slice(0, to), state, ...rest.slice(to)])
  }
  return (
    <Section title={t.states} hint={t.statesHint}>
      <ul className={styles.lines}>
        {states.map((state, place) => (
          <StateLine
            key={state.id ?? state.name}
            state={state}
            place={place}
            isLast={states.length === 1}
            whyNot={whyNot}
            move={move}
            onChange={(change) => save(states.map((each) => (each === state ? { ...each, ...change } : each)))}
            makeDefault={() => save(states.map((each) => ({ ...each, isDefault: each === state })))}
            remove={() => save(states.filter((each) => each !== state))}
          />
        ))}
      </ul>
      <StateRefusal project={project} error={refused} />
      {!whyNot && (
        <div className={styles.row}>
          <AddLine
            name={t.newState}
            action={t.addState}
            draft={`new-state ${project._id}`}
            onAdd={(name, whenRefused) =>
              save([...states, { name, type: 'active', color: FIRST_COLOR, textColor: '#fff' }], whenRefused)
            }
          />
          <Button variant="subtle" color="gray" onClick={() => save([])}>
            {t.toDefaults}
          </Button>
        </div>
      )}
    </Section>
  )
}
