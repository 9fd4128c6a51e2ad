import { ActionIcon, Menu } from '@mantine/core'
import { CornerDownRight, Ellipsis, SlidersHorizontal, SquareCheck, StickyNote, Trash2 } from 'lucide-react'
import { useMessages } from '../../../app/language.ts'
import { checklist } from '../../../messages/checklist.ts'
import styles from './checklist.module.css'
import type { Step } from './steps.ts'

/** What else can be done with a step. */
export function StepMenu(props: {
  step: Step
  mayHaveSteps: boolean
  addUnder: () => void
  addNote: () => void
  toBar: () => void
  toTick: () => void
  remove: () => void
}) {
  const { step, mayHaveSteps, addUnder, addNote, toBar, toTick, remove } = props
  const t = useMessages(checklist)
  const isBar = step.stepType === 'progress'
  // What takes the focus comes when the menu has given it back.
  const afterwards = (act: () => void) => () => void setTimeout(act)
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size="sm" className={styles.more} aria-label={t.moreOf(step.name)}>
          <Ellipsis size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayHaveSteps && (
          <Menu.Item leftSection={<CornerDownRight size={14} />} onClick={afterwards(addUnder)}>
            {t.addUnder}
          </Menu.Item>
        )}
        {!step.desc && (
          <Menu.Item leftSection={<StickyNote size={14} />} onClick={afterwards(addNote)}>
            {t.addNote}
          </Menu.Item>
        )}
        {step.stepType !== 'steps' && (
          <Menu.Item
            leftSection={isBar ? <SquareCheck size={14} /> : <SlidersHorizontal size={14} />}
            onClick={isBar ? toTick : toBar}
          >
            {isBar ? t.makePlain : t.makeBar}
          </Menu.Item>
        )}
        <Menu.Item color="red" leftSection={<Trash2 size={14} />} onClick={remove}>
          {t.remove}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
