/** What is worked out of an answer, once for all who ask: rows and cards are many. */
export function derived<S extends object, T>(work: (source: S) => T): (source: S) => T {
  const known = new WeakMap<S, T>()
  return (source) => {
    const before = known.get(source)
    if (before !== undefined) return before
    const found = work(source)
    known.set(source, found)
    return found
  }
}
