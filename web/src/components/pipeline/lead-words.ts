import { useLanguage, useMessages } from '../../app/language.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { useProject } from '../../queries/projects.ts'
import { moneyFor } from './amounts.ts'
import { AMOUNTS } from './lead-parts.ts'

/** How the members of a lead are called, and how what they hold reads. */
export function useLeadWords(pipelineId: string) {
  const { details, reason, leadStatus, statuses } = useMessages(pipelines)
  const money = moneyFor(useLanguage(), useProject(pipelineId)?.currency ?? 'EUR')
  const names: Record<string, string> = { ...details, reason, status: leadStatus }
  const words: Record<string, string> = statuses
  return {
    nameOf: (member: string): string => (Object.hasOwn(names, member) ? (names[member] ?? member) : member), // else a program's own
    shown(member: string, value: string): string {
      if (AMOUNTS.some((each) => each === member)) return money.exact(value)
      return member === 'status' && Object.hasOwn(words, value) ? (words[value] ?? value) : value
    },
  }
}
