const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const WAITS_MS = [SECOND, 5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR]

export const MOST_ATTEMPTS = WAITS_MS.length + 1

/**
 * How long to wait, in milliseconds, after so many attempts have failed; null: it was tried often enough.
 *
 * @param random  0 to 1; spreads by a fifth either way what failed together
 */
export function waitAfter(attempts: number, random: number): number | null {
  const wait = WAITS_MS[attempts - 1]
  return wait === undefined ? null : Math.round(wait * (0.8 + 0.4 * random))
}
