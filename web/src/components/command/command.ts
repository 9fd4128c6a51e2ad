import type { ReactNode } from 'react'
import { fold } from '../../app/fold.ts'

/** In the order in which they are shown. */
export const COMMAND_GROUPS = [
  'recent', 'task', 'lead', 'action', 'project', 'pipeline', 'client', 'person', 'place', 'add',
] as const // biome-ignore format: a list
export type CommandGroup = (typeof COMMAND_GROUPS)[number]

/** What can be chosen in the command menu. */
export interface Command {
  id: string
  name: string
  group: CommandGroup
  icon: ReactNode
  note?: ReactNode
  run: () => void
}

const wordsOf = (text: string) => fold(text).split(/\s+/).filter(Boolean)

/** Whether each of the words is in the name. */
export const fits = (name: string, words: string) => wordsOf(words).every((word) => fold(name).includes(word))

/** Those by one name first where there are several, by group; a group whose best begins with the words comes before the others. */
export function inOrder(commands: readonly Command[], words: string): Command[] {
  const unique = [...new Map(commands.map((each) => [each.id, each])).values()]
  const typed = fold(words)
  const begins = ({ name }: Command) => typed !== '' && fold(name).startsWith(typed)
  const groups = COMMAND_GROUPS.map((group) => {
    const members = unique.filter((each) => each.group === group)
    return [...members.filter(begins), ...members.filter((each) => !begins(each))]
  })
  const isBest = ([first]: Command[]) => first !== undefined && begins(first)
  return [...groups.filter(isBest), ...groups.filter((group) => !isBest(group))].flat()
}
