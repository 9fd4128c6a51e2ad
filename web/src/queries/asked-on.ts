import { type Result, unwrap } from '../api.ts'

/**
 * All of a page. The server ends an answer after so many bytes, and says so by a link; then the rest is asked for.
 *
 * @param ask  for so many, from there on
 */
export async function askedOn<T>(
  { skip, limit }: { skip: number; limit: number },
  ask: (slice: { skip: number; limit: number }) => Promise<Result & { data?: T[] }>,
): Promise<T[]> {
  const all: T[] = []
  for (;;) {
    const answer = await ask({ skip: skip + all.length, limit: limit - all.length })
    const some = unwrap(answer)
    all.push(...some)
    if (some.length === 0 || all.length >= limit || !answer.response.headers.has('link')) return all
  }
}
