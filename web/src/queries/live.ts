import type { QueryClient } from '@tanstack/react-query'
import { type Answer, ApiError, api, unwrap } from '../api.ts'
import { serverThere, waitForServer } from './connection.ts'
import { refreshUnread } from './notifications.ts'
import { refreshReports } from './refresh-reports.ts'
import { dropTask, isChanging } from './task-cache.ts'

type Event = Answer<'listEvents'>[number]

let running: AbortController | undefined

/**
 * Shows what others do at once, from now on. Called before the first page reads anything, so that nothing falls
 * between what it read and what it is told.
 */
export function startLive(cache: QueryClient): void {
  if (running) return
  running = new AbortController()
  const { signal } = running
  const channel = new BroadcastChannel('cuboid.events')
  const hear = (news: News) => {
    if (news.event) take(cache, news.event)
    if (news.isThere !== undefined) serverThere.set(news.isThere)
    if (news.isThere === false && !news.isRefused) void waitForServer()
    if (news.wasAway) void cache.invalidateQueries()
  }
  channel.onmessage = ({ data }) => hear(data as News) // what the tab that listens passes on
  signal.addEventListener('abort', () => channel.close())
  const listen = () =>
    follow(signal, (news) => {
      hear(news)
      channel.postMessage(news)
      // Refused rather than lost: asking who is signed in tells whether that is why.
      if (news.isRefused) void cache.invalidateQueries({ queryKey: ['me'] })
    })
  // A browser holds six connections to a server in all: one tab listens for all of them.
  if (navigator.locks) void navigator.locks.request('cuboid.events', { signal }, listen).catch(() => {})
  else void listen()
}

/** Nobody is signed in any more. */
export function stopLive(): void {
  running?.abort()
  running = undefined
  serverThere.set(true)
}

/** What the tab that listens tells the others. */
interface News {
  event?: Event
  isThere?: boolean
  /** It is there again, and nobody knows what happened meanwhile. */
  wasAway?: boolean
  isRefused?: boolean
}

const AGAIN_MS = 3_000

/** Ends with the signal. A browser connects again by itself, but not once it was refused, as by a proxy while the server starts. */
function follow(signal: AbortSignal, tell: (news: News) => void): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource
    let again: ReturnType<typeof setTimeout> | undefined
    let wasAway = false
    const connect = () => {
      source = new EventSource('/api/v1/events')
      source.onopen = () => {
        tell({ isThere: true, wasAway })
        wasAway = false
      }
      source.onerror = () => {
        wasAway = true
        const isRefused = source.readyState === EventSource.CLOSED
        if (isRefused) again = setTimeout(connect, AGAIN_MS)
        tell({ isThere: false, isRefused })
      }
      source.onmessage = ({ data }) => tell({ event: JSON.parse(data) as Event })
    }
    connect()
    signal.addEventListener('abort', () => {
      clearTimeout(again)
      source.close()
      resolve()
    })
  })
}

const SETTLE_MS = 300

/** Asks again for what the event says has changed; a query key starts with the noun. */
function take(cache: QueryClient, event: Event): void {
  const [noun] = event.type.split('-')
  if (noun === 'task' || noun === 'client' || noun === 'project') refreshReports(cache)
  if (noun === 'task') refreshUnread(cache)
  if (event.type === 'task-reminded') void cache.invalidateQueries({ queryKey: ['notifications'] })
  if (noun === 'task' && event.task) return void takeTask(cache, event.task, event.type)
  if (event.type === 'task-reordered') return void takeTask(cache, ALL, event.type)
  if (noun === 'client') void cache.invalidateQueries({ queryKey: ['clients'] })
  if (noun === 'project') for (const key of ['projects', 'tags']) void cache.invalidateQueries({ queryKey: [key] })
  if (noun === 'mailbox') void cache.invalidateQueries({ queryKey: ['mailboxes'] })
  if (noun === 'view') void cache.invalidateQueries({ queryKey: ['views'] })
  if (noun === 'file') void cache.invalidateQueries({ queryKey: ['files'] })
  if (noun === 'tag') for (const key of ['tags', 'tasks']) void cache.invalidateQueries({ queryKey: [key] })
  if (noun === 'organization') for (const key of [noun, 'me']) void cache.invalidateQueries({ queryKey: [key] })
  if (noun === 'user') for (const key of ['users', 'me']) void cache.invalidateQueries({ queryKey: [key] })
}

/** Tasks by what happened to them last, which are not asked for yet. */
const waiting = new Map<string, string>()
/** In place of an id: tasks of a whole column were changed. */
const ALL = ''
let isSettling = false
/** Of more than these at once, lists are asked for as a whole. */
const MOST_BY_THEMSELVES = 20

/** Several events of one task become one question; and none while a change of ours is under way. */
function takeTask(cache: QueryClient, id: string, type: string): void {
  waiting.set(id, type)
  if (!isSettling) settle(cache)
}

function settle(cache: QueryClient): void {
  isSettling = true
  setTimeout(() => {
    if (isChanging(cache)) return settle(cache)
    isSettling = false
    const changed = [...waiting]
    waiting.clear()
    if (changed.length > MOST_BY_THEMSELVES || changed.some(([id]) => id === ALL))
      return void cache.invalidateQueries({ queryKey: ['tasks'] })
    for (const [id, type] of changed) void refreshTask(cache, id, type)
  }, SETTLE_MS)
}

async function refreshTask(cache: QueryClient, id: string, type: string): Promise<void> {
  if (type === 'task-deleted' || type === 'task-restored')
    void cache.invalidateQueries({ queryKey: ['tasks', 'trash'] })
  if (type === 'task-deleted') {
    void cache.invalidateQueries({ queryKey: ['tasks', id], exact: true }) // where it is open, it says so
    return void dropTask(cache, id)
  }
  const isOpen = cache.getQueryState(['tasks', id]) !== undefined
  if (isOpen)
    for (const part of ['activities', 'can', 'mail']) void cache.invalidateQueries({ queryKey: ['tasks', id, part] })
  if (isOpen) void cache.invalidateQueries({ queryKey: ['files', 'byIds'] }) // one of its files may be called otherwise
  if (!isOpen && cache.getQueriesData({ queryKey: ['tasks', 'list'] }).length === 0) return
  try {
    const { placeTask } = await import('./task-place.ts')
    const ours = newestChange(cache)
    const task = await api.GET('/tasks/{id}', { params: { path: { id } } }).then(unwrap)
    // One of ours came between, and may be done by now: the answer knows nothing of it.
    if (isChanging(cache) || newestChange(cache) !== ours) takeTask(cache, id, type)
    else placeTask(cache, task)
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) dropTask(cache, id) // gone, or not for us any more
  }
}

const newestChange = (cache: QueryClient) => cache.getMutationCache().getAll().at(-1)?.mutationId
