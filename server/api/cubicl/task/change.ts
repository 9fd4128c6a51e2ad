import type { Change } from '../../../domain/events.ts'
import { leadRule } from '../../../domain/lead/fields.ts'
import { toSeconds } from '../../http/shapes.ts'
import { TASK_WORDS } from './fields.ts'

const WORDS: Readonly<Record<string, readonly [word: string, present?: (value: never) => unknown]>> = TASK_WORDS
const OF_TEMPLATE = 'template.'

/** A change in this dialect's words. What is the template's has its word after `template.`. */
export function presentChange(change: Change): Change {
  const ofTemplate = change.field.startsWith(OF_TEMPLATE) ? OF_TEMPLATE : ''
  const field = change.field.slice(ofTemplate.length)
  const [word, present] = WORDS[field] ?? [field, presentationOf(change)]
  const shown = (value: unknown) =>
    present && value !== null && value !== undefined ? present(value as never) : (value ?? null)
  const at = change.at !== undefined && { at: change.at }
  return { field: ofTemplate + word, from: shown(change.from), to: shown(change.to), ...at }
}

const presentationOf = (change: Change) => (leadRule(change)?.kind === 'instant' ? toSeconds : undefined)
