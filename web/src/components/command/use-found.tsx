import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { CircleDollarSign, Hash, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../../app/language.ts'
import { nameOf } from '../../app/person.ts'
import { command } from '../../messages/command.ts'
import { useMe } from '../../queries/me.ts'
import { usePeople, useUsers } from '../../queries/people.ts'
import { useProjects, useStateOf } from '../../queries/projects.ts'
import { type Found, searchQuery } from '../../queries/search.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { StateIcon } from '../../ui/state-badge.tsx'
import { type Command, fits } from './command.ts'

const TYPING_MS = 120
const FEW = 6

/** Records by their names: projects and people at once, as they are here; all else by asking the server. */
export function useFound(words: string): { found: Command[]; isSearching: boolean; isLost: boolean } {
  const [projects, users, isTyped] = [useProjects(), useUsers(), words.trim() !== '']
  const [asked] = useDebouncedValue(words.trim(), TYPING_MS)
  const { data = [], isFetching, isPlaceholderData, isError } = useQuery(searchQuery(asked))
  const toCommand = useToCommand()
  const isForNow = asked === words.trim() && !isPlaceholderData
  // What was found by the words before is shown as long as it may also be found by these.
  const records = isTyped
    ? data.filter(({ title, context, match }) => isForNow || fits(`${title} ${context} ${match?.text ?? ''}`, words))
    : []
  const known: Found[] = [
    ...projects.map(({ _id, name, kind }) => ({ type: kind, _id, title: name, context: '' })),
    ...(isTyped ? users : []).map((user) => ({
      type: 'person' as const,
      _id: user._id,
      title: nameOf(user),
      context: user.email,
    })),
  ].filter(({ title }) => fits(title, words))
  const few = (['project', 'pipeline', 'person'] as const).flatMap((type) =>
    known.filter((each) => each.type === type).slice(0, FEW),
  )
  return {
    found: [...few, ...records].map(toCommand),
    isSearching: isTyped && (isFetching || !isForNow) && !isError,
    isLost: isTyped && isError,
  }
}

/** Shows a record and opens it: a task or a lead beside the page that one is on, all else as a page. */
export function useToCommand(): (found: Found) => Command {
  const navigate = useNavigate()
  const t = useMessages(command)
  const [stateOf, personOf, me] = [useStateOf(), usePeople(), useMe()]
  return ({ type, _id, title, context, match, group = '', state = '' }) => {
    const openTask = () => navigate({ to: '.', search: (old: object) => ({ ...old, task: _id }) })
    const icon = <StateIcon state={stateOf({ group, state })} />
    const ways: Record<Found['type'], { icon: ReactNode; open: () => Promise<void> }> = {
      task: { icon, open: openTask },
      lead: { icon, open: openTask },
      project: {
        icon: <Hash size={16} />,
        open: () => navigate({ to: '/projects/$projectId', params: { projectId: _id } }),
      },
      pipeline: {
        icon: <CircleDollarSign size={16} />,
        open: () => navigate({ to: '/pipelines/$pipelineId', params: { pipelineId: _id } }),
      },
      client: {
        icon: <Users size={16} />,
        open: () => navigate({ to: '/clients/$clientId', params: { clientId: _id } }),
      },
      person: {
        icon: <Avatar person={_id === me._id ? me : personOf(_id)} size={18} />,
        open: () => navigate({ to: '/people', search: { q: title } }),
      },
    }
    const { open, icon: shown } = ways[type]
    const why = match && t.match[match.field](match.text)
    const note = [why, context].filter(Boolean).join(' · ')
    return { id: `${type} ${_id}`, name: title, group: type, icon: shown, note, run: () => void open() }
  }
}
