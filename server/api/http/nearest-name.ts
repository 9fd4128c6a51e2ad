/** The name that was probably meant: it takes the fewest edits to reach, and not many. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const given = name.slice(0, 50).toLowerCase()
  const distances = names.map((candidate) => ({ candidate, distance: editDistance(given, candidate.toLowerCase()) }))
  const near = distances.filter(({ candidate, distance }) => distance <= Math.ceil(candidate.length / 3))
  return near.sort((a, b) => a.distance - b.distance)[0]?.candidate
}

/** Levenshtein's, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
