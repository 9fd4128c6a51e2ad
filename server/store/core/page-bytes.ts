/** What the texts of one answer may take in the database: reading, presenting and writing as much takes some 20 ms. */
export const MOST_PAGE_BYTES = 2 * 1024 * 1024

/** As many of a page's rows, from the first on, as fit in an answer; one at least. */
export function fitting<R extends { readonly bytes: number }>(rows: readonly R[], most = MOST_PAGE_BYTES): R[] {
  let bytes = 0
  const end = rows.findIndex((row) => {
    bytes += row.bytes
    return bytes > most
  })
  return end < 0 ? [...rows] : rows.slice(0, Math.max(end, 1))
}
