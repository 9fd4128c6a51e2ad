import type { Static } from 'typebox'
import type { State } from '../../../domain/project/state.ts'
import type { TaskStateShape } from '../task/activity.shape.ts'

type Shown = Pick<State, 'name' | 'type' | 'color' | 'textColor' | 'isDefault'>

export const presentState = ({ name, type, color, textColor, isDefault }: Shown): Static<typeof TaskStateShape> => ({
  name,
  type,
  color,
  textColor,
  ...(isDefault && { isDefault }),
})
