import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '../../../app/language.ts'
import { useDraft } from '../../../app/stored.ts'
import { projectSettings } from '../../../messages/project-settings.ts'
import { Picker } from '../../../ui/picker.tsx'
import { AddLine } from './add-line.tsx'
import type { FieldInput } from './fields-section.tsx'
import { optionsIn } from './options.ts'

const TYPES = ['text', 'number', 'date', 'select', 'checkbox'] as const

export function NewField({
  draft,
  onAdd,
}: {
  draft: string
  onAdd: (field: FieldInput, whenRefused: () => void) => void
}) {
  const t = useMessages(projectSettings)
  const [type, setType] = useState<FieldInput['type']>('text')
  const [options, setOptions] = useDraft(`${draft} options`)
  const isChoice = type === 'select'
  const add = (name: string, whenRefused: () => void) => {
    onAdd({ name, type, ...(isChoice && { options: optionsIn(options) }) }, () => {
      whenRefused()
      setOptions(options)
    })
    setOptions('')
  }
  return (
    <AddLine
      name={t.newField}
      action={t.addField}
      draft={draft}
      onAdd={add}
      isReady={!isChoice || optionsIn(options).length > 0}
    >
      <Picker
        label={t.fieldType}
        options={TYPES.map((id) => ({ id, name: t.fieldTypes[id] }))}
        selected={[type]}
        onPick={([id]) => setType(id as FieldInput['type'])}
      >
        {t.fieldTypes[type]}
      </Picker>
      {isChoice && (
        <TextInput
          aria-label={t.options}
          placeholder={t.options}
          value={options}
          onChange={(event) => setOptions(event.currentTarget.value)}
        />
      )}
    </AddLine>
  )
}
