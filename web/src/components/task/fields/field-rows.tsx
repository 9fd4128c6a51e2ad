import { Checkbox } from '@mantine/core'
import type { Project, Task } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { tasks } from '../../../messages/tasks.ts'
import { useEditTask } from '../../../queries/tasks.ts'
import { DayPicker } from '../../../ui/date-picker.tsx'
import { Picker } from '../../../ui/picker.tsx'
import { WhyNot } from '../../../ui/why-not.tsx'
import styles from '../task-view.module.css'
import { FieldText } from './field-text.tsx'
import { Row } from './row.tsx'

type CustomField = NonNullable<Project['customFields']>[number]

/** What tasks of this project have to say beyond all others. */
export function FieldRows(props: { task: Task; project: Project | undefined; whyNot: string | undefined }) {
  const { task, project, whyNot } = props
  const edit = useEditTask(task._id)
  return (project?.customFields ?? []).map((field) => (
    <Row key={field.name} name={field.name}>
      <Field
        field={field}
        value={task.customFields[field.name] ?? ''}
        whyNot={whyNot}
        onSave={(value) => edit.mutate({ customFields: { [field.name]: value } })}
      />
    </Row>
  ))
}

function Field(props: {
  field: CustomField
  value: string
  whyNot: string | undefined
  onSave: (value: string) => void
}) {
  const { field, value, whyNot, onSave } = props
  const t = useMessages(tasks)
  if (field.type === 'checkbox') {
    return (
      <WhyNot reason={whyNot}>
        <Checkbox
          className={styles.switch}
          aria-label={field.name}
          checked={value === 'true'}
          disabled={whyNot !== undefined}
          onChange={(event) => onSave(String(event.currentTarget.checked))}
        />
      </WhyNot>
    )
  }
  if (field.type === 'date')
    return <DayPicker label={field.name} value={value || null} whyNot={whyNot} onPick={(day) => onSave(day ?? '')} />
  if (field.type === 'select') {
    return (
      <Picker
        label={field.name}
        options={(field.options ?? []).map((option) => ({ id: option, name: option }))}
        selected={value ? [value] : []}
        clearable
        whyNot={whyNot}
        onPick={([option]) => onSave(option ?? '')}
      >
        <span className={value ? styles.one : styles.hint}>{value || '–'}</span>
      </Picker>
    )
  }
  const asNumber = (text: string) => text.replace(',', '.')
  return (
    <FieldText
      key={field.type}
      label={field.name}
      value={value}
      placeholder="–"
      {...(field.type === 'number' && { inputMode: 'decimal' as const })}
      maxLength={field.type === 'text' ? 10_000 : 40}
      whyNot={whyNot}
      check={(text) =>
        field.type === 'number' && text !== '' && !/^-?[0-9]{1,15}(\.[0-9]{1,15})?$/.test(asNumber(text))
          ? t.notNumber
          : undefined
      }
      onSave={(text) => onSave(field.type === 'number' ? asNumber(text) : text)}
    />
  )
}
