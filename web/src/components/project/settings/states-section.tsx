import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { State } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { errors } from '../../../messages/errors.ts'
import { projectSettings } from '../../../messages/project-settings.ts'
import { organizationQuery } from '../../../queries/organization.ts'
import { useEditProject } from '../../../queries/projects.ts'
import { sayError } from '../../../ui/error-panel.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { AddLine } from './add-line.tsx'
import { FIRST_COLOR } from './color-picker.tsx'
import { Refusal, Section } from './section.tsx'
import styles from './settings.module.css'
import type { SectionProps } from './settings-page.tsx'
import { StateLine } from './state-line.tsx'

export type OwnState = State & { id?: number }

export function StatesSection({ project, whyNot }: SectionProps) {
  const [t, words] = [useMessages(projectSettings), useMessages(errors)]
  const { data: organization } = useSuspenseQuery(organizationQuery)
  const edit = useEditProject(project._id, { quiet: true })
  const [said, setSaid] = useState('')
  const states: OwnState[] | undefined = project.taskStates
  const save = (taskStates: OwnState[], whenRefused?: () => void) =>
    edit.mutate(
      { taskStates },
      {
        onSuccess: () => setSaid(''),
        onError: (error) => {
          setSaid(words.refused(sayError(error, words)))
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
        <Refusal>{said}</Refusal>
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
      <Refusal>{said}</Refusal>
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
