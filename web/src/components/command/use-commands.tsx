import { useRecent } from '../recent/use-recent.ts'
import { type Command, fits, inOrder } from './command.ts'
import { useActions, useAddTask, usePlaces } from './use-actions.tsx'
import { useFound, useToCommand } from './use-found.tsx'

const MOST_RECENT = 5

/** What the words find, best first; without words, where one was and what can be done. */
export function useCommands(words: string): { commands: Command[]; isSearching: boolean; isLost: boolean } {
  const { found, isSearching, isLost } = useFound(words)
  const [actions, places, addTask] = [useActions(), usePlaces(), useAddTask(words)]
  const toCommand = useToCommand()
  const visited = useRecent(MOST_RECENT).flatMap((place) => (place ? toCommand(place) : []))
  const recent: Command[] = words.trim()
    ? []
    : visited.map((each) => ({ ...each, id: `recent ${each.id}`, group: 'recent' }))
  const named = [...actions, ...places].filter(({ name }) => fits(name, words))
  return { commands: inOrder([...recent, ...found, ...named, ...addTask], words), isSearching, isLost }
}
