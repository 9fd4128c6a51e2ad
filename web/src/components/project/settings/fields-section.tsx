import { ActionIcon } from '@mantine/core'
import { X } from 'lucide-react'
import { useState } from 'react'
import type { Body, Project } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { common } from '../../../messages/common.ts'
import { errors } from '../../../messages/errors.ts'
import { projectSettings } from '../../../messages/project-settings.ts'
import { useEditProject } from '../../../queries/projects.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { sayError } from '../../../ui/error-panel.tsx'
import { EditedText } from './edited-text.tsx'
import { NewField } from './new-field.tsx'
import { optionsIn } from './options.ts'
import { Refusal, Section } from './section.tsx'
import styles from './settings.module.css'
import type { SectionProps } from './settings-page.tsx'

type Field = Project['customFields'][number]
export type FieldInput = NonNullable<Body<'updateProject'>['customFields']>[number]

export function FieldsSection({ project, whyNot }: SectionProps) {
  const [t, words, plain] = [useMessages(projectSettings), useMessages(errors), useMessages(common)]
  const edit = useEditProject(project._id, { quiet: true })
  const [said, setSaid] = useState('')
  const [leaving, setLeaving] = useState<Field | null>(null)
  const fields = project.customFields
  const save = (customFields: FieldInput[], whenRefused?: () => void) =>
    edit.mutate(
      { customFields },
      {
        onSuccess: () => setSaid(''),
        onError: (error) => {
          setSaid(words.refused(sayError(error, words)))
          whenRefused?.()
        },
      },
    )
  const change = (field: Field, to: Partial<Field>) =>
    save(fields.map((each) => (each === field ? { ...each, ...to } : each)))
  return (
    <Section title={t.fields} hint={t.fieldsHint}>
      {fields.length === 0 && <p className={styles.none}>{t.noFields}</p>}
      <ul className={styles.lines}>
        {fields.map((field) => (
          <li key={field.id ?? field.name} className={styles.line}>
            <EditedText
              className={styles.grow}
              name={t.nameOf(field.name)}
              value={field.name}
              maxLength={100}
              whyNot={whyNot}
              onSave={(name) => change(field, { name })}
            />
            <span className={styles.kind}>{t.fieldTypes[field.type]}</span>
            {field.type === 'select' && (
              <EditedText
                className={styles.grow}
                name={t.optionsOf(field.name)}
                value={(field.options ?? []).join(', ')}
                whyNot={whyNot}
                onSave={(text) => change(field, { options: optionsIn(text) })}
              />
            )}
            <ActionIcon
              aria-label={t.removeIt(field.name)}
              disabled={whyNot !== undefined}
              onClick={() => setLeaving(field)}
            >
              <X size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Refusal>{said}</Refusal>
      {!whyNot && (
        <NewField
          draft={`new-field ${project._id}`}
          onAdd={(field, whenRefused) => save([...fields, field], whenRefused)}
        />
      )}
      <Confirm
        isOpen={leaving !== null}
        close={() => setLeaving(null)}
        title={t.removeFieldTitle(leaving?.name ?? '')}
        text={t.removeFieldText}
        action={plain.remove}
        onConfirm={() => {
          save(fields.filter((each) => each !== leaving))
          setLeaving(null)
        }}
      />
    </Section>
  )
}
