import type { Problem } from '../api.gen.ts'
import { api } from '../api.ts'

let known: typeof import('./refusals.ts') | undefined

/** The words for refusals come with the first one: the first page has no use for them. */
api.use({
  async onResponse({ response: { ok, status } }) {
    if (ok || status === 401 || known) return
    known = await import('./refusals.ts').catch(() => undefined)
  },
})

/** In the reader's words; in the server's as long as these could not be had. */
export const sayRefusal = (problem: Problem): string => (known ? known.sayRefusal(problem) : problem.detail)
