/** The columns that have a value; undefined when none has: an update of nothing is no SQL. */
export function given<C extends object>(columns: C): C | undefined {
  const entries = Object.entries(columns).filter(([, value]) => value !== undefined)
  return entries.length > 0 ? (Object.fromEntries(entries) as C) : undefined // fewer members, all of them optional
}
