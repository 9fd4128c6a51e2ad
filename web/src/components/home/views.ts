import type { TaskFilter } from '../../queries/tasks.ts'

export const VIEWS = ['mine', 'owned', 'followed'] as const
export type HomeView = (typeof VIEWS)[number]

/** As many as a page can hold; who has more than these has other troubles. */
const MOST = 500

export function homeFilter(view: HomeView, userId: string): TaskFilter {
  const whose = { mine: { assignee: userId }, owned: { assignedBy: userId }, followed: { follower: userId } }[view]
  return { ...whose, completed: 'false', limit: MOST }
}
