import createClient from 'openapi-fetch'
import type { operations, Problem, paths } from './api.gen.ts'

/** The server, by its own description. Refusals come back as values: `unwrap` throws them. */
export const api = createClient<paths>({
  baseUrl: '/api/v1',
  credentials: 'same-origin',
  fetch: (request) => fetch(request, isGoing ? { keepalive: true } : undefined),
})

let isGoing = false
/** What this sends is sent even though the page goes away. */
export function finishBeforeGoing(send: () => void): void {
  isGoing = true
  send()
  setTimeout(() => { isGoing = false }) // biome-ignore format: for a page that is kept after all
}

type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : never
/** What an operation answers when all is well. */
export type Answer<Name extends keyof operations> = operations[Name]['responses'] extends { 200: infer Ok }
  ? Json<Ok>
  : never
/** What an operation takes as its body. */
export type Body<Name extends keyof operations> = operations[Name] extends { requestBody?: infer B }
  ? Json<NonNullable<B>>
  : never

export type Me = Answer<'getMe'>
export type Organization = Answer<'getOrganization'>
export type User = Answer<'listOrganizationUsers'>[number]
export type Project = Answer<'listProjects'>[number]
export type State = Omit<NonNullable<Project['taskStates']>[number], 'id'>
export type StateType = State['type']
/** A task, whole. */
export type Task = Answer<'getTask'>
/** A task as lists have it: without what is long. */
export type TaskItem = Omit<Task, 'desc' | 'steps' | 'files' | 'recurrence'>
export type TaskChange = Body<'updateTask'>
export type NewTask = Body<'createTask'>
export type Activity = Answer<'listActivities'>[number]
export type Tag = Answer<'listTags'>[number]
export type Client = Answer<'getClient'>
export type View = Answer<'listViews'>[number]

/** A refusal of the server, or no answer at all (`status` 0). */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly problem: Problem | undefined
  constructor(status: number, answer?: unknown) {
    const problem = isProblem(answer) ? answer : undefined
    super(problem?.detail ?? `HTTP ${status}`)
    this.status = status
    this.problem = problem
  }

  /** What is said of a field, by the last part of its pointer: `email` for `/email`. */
  get fields(): Record<string, string> {
    return Object.fromEntries(
      (this.problem?.errors ?? []).map(({ field, message }) => [field.split('/').at(-1) ?? '', message]),
    )
  }
}

/** Other than what a proxy between may say. */
const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' && answer !== null && 'type' in answer && 'detail' in answer

export interface Result {
  data?: unknown
  error?: unknown
  response: Response
}

/** The body of an answer; a refusal is thrown as ApiError. */
export function unwrap<T extends Result>({ data, error, response }: T): NonNullable<T['data']> {
  if (response.ok) return data as NonNullable<T['data']>
  throw new ApiError(response.status, error)
}

/** Nobody is signed in, or no longer. */
export const isSignedOut = (error: unknown) => error instanceof ApiError && error.status === 401
/**
 * No answer came to a fetch or an import: the network is gone, or the server. Each browser says so in its own words, and
 * only in words: a fault of the app's own code is a TypeError as well.
 */
export const isOffline = (error: unknown) => error instanceof TypeError && NO_ANSWER.test(error.message)
const NO_ANSWER =
  /^(a part of the app|failed to fetch|network ?error|error in input stream|load failed|the network connection|error loading dynamically|importing a module)/i
