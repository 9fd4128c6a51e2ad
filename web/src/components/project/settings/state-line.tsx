import { ActionIcon, Radio } from '@mantine/core'
import { X } from 'lucide-react'
import { useRef } from 'react'
import type { StateType } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { projectSettings } from '../../../messages/project-settings.ts'
import { states as stateWords } from '../../../messages/states.ts'
import { Picker } from '../../../ui/picker.tsx'
import { SortHandle } from '../../../ui/sort-handle.tsx'
import { StateIcon, useStateName } from '../../../ui/state-badge.tsx'
import { useSortable } from '../../../ui/use-sortable.ts'
import { ColorPicker } from './color-picker.tsx'
import { EditedText } from './edited-text.tsx'
import styles from './settings.module.css'
import type { OwnState } from './states-section.tsx'

const TYPES: readonly StateType[] = ['waiting', 'active', 'completed', 'suspended', 'cancelled']

interface Props {
  state: OwnState
  place: number
  isLast: boolean
  whyNot: string | undefined
  move: (from: number, to: number) => void
  onChange: (change: Partial<OwnState>) => void
  makeDefault: () => void
  remove: () => void
}

export function StateLine({ state, place, isLast, whyNot, move, onChange, makeDefault, remove }: Props) {
  const [t, words] = [useMessages(projectSettings), useMessages(stateWords)]
  const name = useStateName()(state.name)
  const line = useRef<HTMLLIElement>(null)
  const handle = useRef<HTMLButtonElement>(null)
  const edge = useSortable({ line, handle, place, isOn: !whyNot, move })
  return (
    <li ref={line} className={styles.line} data-edge={edge}>
      <SortHandle ref={handle} label={t.move(name)} place={place} whyNot={whyNot} move={move} />
      <ColorPicker
        label={t.colorOf(name)}
        value={state.color}
        whyNot={whyNot}
        onPick={(color) => onChange({ color, textColor: '#fff' })}
      />
      <EditedText
        className={styles.grow}
        name={t.nameOf(name)}
        value={name}
        maxLength={200}
        whyNot={whyNot}
        onSave={(next) => onChange({ name: next })}
      />
      <Picker
        label={t.typeOf(name)}
        options={TYPES.map((id) => ({
          id,
          name: words.types[id],
          icon: <StateIcon state={{ type: id, color: state.color }} />,
        }))}
        selected={[state.type]}
        whyNot={whyNot}
        onPick={([type]) => onChange({ type: type as StateType })}
        className={styles.type}
      >
        <StateIcon state={state} />
        {words.types[state.type]}
      </Picker>
      <Radio
        label={t.default}
        aria-label={t.startsIn(name)}
        checked={state.isDefault ?? false}
        disabled={whyNot !== undefined}
        onChange={makeDefault}
      />
      <ActionIcon aria-label={t.removeIt(name)} disabled={whyNot !== undefined || isLast} onClick={remove}>
        <X size={14} />
      </ActionIcon>
    </li>
  )
}
