import { useMessages } from '../../../app/language.ts'
import { projectSettings } from '../../../messages/project-settings.ts'
import { Picker } from '../../../ui/picker.tsx'
import styles from './settings.module.css'

const Dot = ({ color }: { color: string }) => (
  <span className={styles.dot} style={{ background: color || 'var(--text-3)' }} />
)

/** One of some colours that can be told apart in both themes. They are records, not part of the theme. */
export function ColorPicker(props: {
  label: string
  value: string
  onPick: (color: string) => void
  whyNot?: string | undefined
}) {
  const { label, value, onPick, whyNot } = props
  const t = useMessages(projectSettings)
  const options = Object.entries(t.colors).map(([id, name]) => ({ id, name, icon: <Dot color={id} /> }))
  const name = options.find(({ id }) => id === value)?.name ?? (value ? t.ownColor : t.noColor)
  return (
    <Picker
      label={label}
      options={options}
      selected={[value]}
      onPick={([color]) => color && onPick(color)}
      whyNot={whyNot}
      className={styles.swatch}
    >
      <Dot color={value} />
      <span className="sr-only">{name}</span>
    </Picker>
  )
}

export const FIRST_COLOR = '#4c6ef5'
