/** A statement that runs for so long is cut: it would keep others waiting. */
export const MOST_COSTLY_MS = 2_000

/** Statements that wait for a thread; who comes after that many is told to try again. */
export const MOST_WAITING = 50

/** A statement was cut. */
export class CutStatement extends Error {
  override name = 'CutStatement'
}
