import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { tasks } from '../../../messages/tasks.ts'
import { hoursOf, readDuration } from './duration.ts'
import { FieldText } from './field-text.tsx'

export function EstimateField(props: {
  seconds: number
  whyNot: string | undefined
  onSave: (seconds: number | null) => void
}) {
  const { seconds, whyNot, onSave } = props
  const t = useMessages(tasks)
  const formats = useFormats()
  const { hours, minutes } = hoursOf(seconds)
  return (
    <FieldText
      label={t.estimate}
      value={seconds ? `${hours}:${String(minutes).padStart(2, '0')}` : ''}
      shown={seconds ? t.hours(formats.number(hours), formats.number(minutes)) : ''}
      placeholder={t.noEstimate}
      hint={t.estimateHint}
      maxLength={30}
      whyNot={whyNot}
      check={(text) => (readDuration(text) === undefined ? t.notTime : undefined)}
      onSave={(text) => onSave(readDuration(text) || null)}
    />
  )
}
