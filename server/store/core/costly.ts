/** A statement that runs for so long is cut: it would keep others waiting. */
export const MOST_COSTLY_MS = 2_000

/** What SQLite answers within this holds nobody up, and goes to no thread. */
export const MOST_AT_ONCE_MS = 10

/** Statements that wait for a thread; who comes after that many is told to try again. */
export const MOST_WAITING = 50

/** A statement was cut. */
export class CutStatement extends Error {
  override name = 'CutStatement'
}
