/** Gives the reader a table as a file, with what spreadsheets would run made harmless. */
export async function saveTable(name: string, rows: readonly (readonly string[])[]): Promise<void> {
  const { default: papa } = await import('papaparse')
  const text = papa.unparse(rows as string[][], { escapeFormulae: true, newline: '\r\n' })
  const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv' }))
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  URL.revokeObjectURL(url)
}
