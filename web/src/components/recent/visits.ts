export const VISITED = ['project', 'pipeline', 'client', 'task'] as const
/** A place that somebody was at. */
export interface Visit {
  type: (typeof VISITED)[number]
  id: string
}

/** So many are remembered: some of them will be gone when they are shown. */
const MOST = 24
const SEGMENTS: Record<string, Visit['type']> = {
  projects: 'project',
  pipelines: 'pipeline',
  clients: 'client',
  tasks: 'task',
}

/** The place that an address shows; the task beside a page is the place to be. */
export function visitOf(pathname: string, task?: string): Visit | undefined {
  if (task) return { type: 'task', id: task }
  const [, segment = '', id = ''] = pathname.split('/')
  const type = SEGMENTS[segment]
  return type && /^\d+$/.test(id) ? { type, id } : undefined
}

const isSame = (a: Visit, b: Visit) => a.type === b.type && a.id === b.id

/** The newest first, each once. */
export const withVisit = (visits: readonly Visit[], visit: Visit): Visit[] =>
  [visit, ...visits.filter((each) => !isSame(each, visit))].slice(0, MOST)

/** What the browser kept, whatever became of it meanwhile. */
export function parseVisits(text: string | null): Visit[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(kept) ? kept.filter(isVisit) : []
  } catch {
    return []
  }
}
const isVisit = (value: unknown): value is Visit =>
  typeof value === 'object' &&
  value !== null &&
  VISITED.includes((value as Visit).type) &&
  typeof (value as Visit).id === 'string'
