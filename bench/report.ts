import type { EngineName } from './databases.ts'
import type { Measured } from './load.ts'
import type { WebhookReport } from './webhooks.ts'

/** What was found of one database. */
export interface Report {
  readonly engine: EngineName
  readonly tasks: number
  readonly measured: readonly Measured[]
  readonly coldStartMs: number
  readonly residentMb: number
  readonly webhooks?: WebhookReport | undefined
}

const SLOWEST_GROWTH = 1.3
const LONGEST_START_MS = 1_000
const MOST_RESIDENT_MB = 150

/** A table of a database's figures, beside each the bar from the design and whether it is reached; `smallest` is what growth is counted from. */
export function tableOf(
  { engine, tasks, measured, coldStartMs, residentMb }: Report,
  smallest: Report | undefined,
  markdown: boolean,
): string {
  const rows = [
    [
      '',
      'requests/s',
      'p50 ms',
      'p99 ms',
      'of the yardstick',
      'bar',
      'CPU µs',
      'by CPU',
      ...(smallest ? [`slower than with ${count(smallest.tasks)}`] : []),
    ],
  ]
  for (const { name, bar, requestsPerS, p50Ms, p99Ms, ratio, cpuUs, cpuRatio } of measured) {
    const wanted = bar && (engine === 'sqlite' ? bar : bar / 2)
    const before = smallest?.measured.find((each) => each.name === name)
    const growth = before && before.ratio / ratio
    rows.push([
      name,
      count(Math.round(requestsPerS)),
      String(p50Ms),
      String(p99Ms),
      ratio.toFixed(3),
      wanted ? `≥ ${wanted} ${verdict(ratio >= wanted)}` : '',
      cpuUs.toFixed(0),
      cpuRatio.toFixed(3),
      ...(growth ? [`${growth.toFixed(2)}× ${verdict(growth <= SLOWEST_GROWTH)}`] : []),
    ])
  }
  const lines = markdown ? asMarkdown(rows) : asText(rows)
  const start = `cold start ${Math.round(coldStartMs)} ms (≤ ${LONGEST_START_MS} ${verdict(coldStartMs <= LONGEST_START_MS)})`
  const memory = `resident after the load ${Math.round(residentMb)} MB (≤ ${MOST_RESIDENT_MB} ${verdict(residentMb <= MOST_RESIDENT_MB)})`
  return [
    `${engine === 'sqlite' ? 'SQLite' : 'PostgreSQL'}, ${count(tasks)} tasks`,
    '',
    ...lines,
    '',
    `${start}, ${memory}`,
    '',
  ].join('\n')
}

export const verdict = (isReached: boolean) => (isReached ? 'ok' : 'missed')
const count = (number: number) => number.toLocaleString('en')

export function asText(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)))
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  )
}

export function asMarkdown([head = [], ...rows]: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)]
}
