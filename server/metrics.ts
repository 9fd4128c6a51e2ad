/**
 * What this process counts, for `GET /metrics`: https://prometheus.io/docs/instrumenting/exposition_formats/. A series is
 * looked up once and kept by whoever counts with it, so that counting costs an addition.
 */
export interface Metric {
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'gauge' | 'histogram'
  lines(): string[]
}

const metrics: Metric[] = []

export interface Count {
  value: number
}

/** Requests answered, whatever the route: how busy people keep this process. */
export const answered: Count = { value: 0 }

/** Only ever grows. */
export function counter(name: string, help: string): (labels: Labels) => Count {
  const series = new Map<string, Count>()
  metrics.push({
    name,
    help,
    type: 'counter',
    lines: () => [...series].map(([labels, { value }]) => `${name}${braced(labels)} ${value}`),
  })
  return (labels) => seriesOf(series, labels, () => ({ value: 0 }))
}

/** Up to and including so many seconds. */
const BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 25]

export class Durations {
  readonly counts = new Array<number>(BUCKETS_S.length + 1).fill(0)
  sumS = 0

  add(ms: number): void {
    const seconds = ms / 1_000
    let bucket = 0
    while (bucket < BUCKETS_S.length && seconds > (BUCKETS_S[bucket] as number)) bucket++ // it is below the length
    this.counts[bucket] = (this.counts[bucket] as number) + 1 // there is one more than there are buckets
    this.sumS += seconds
  }
}

export function histogram(name: string, help: string): (labels: Labels) => Durations {
  const series = new Map<string, Durations>()
  const linesOf = ([labels, { counts, sumS }]: [string, Durations]) => {
    let count = 0
    const buckets = counts.map((n, i) => {
      count += n
      return `${name}_bucket${braced(labels, `le="${BUCKETS_S[i] ?? '+Inf'}"`)} ${count}`
    })
    return [...buckets, `${name}_sum${braced(labels)} ${sumS}`, `${name}_count${braced(labels)} ${count}`]
  }
  metrics.push({ name, help, type: 'histogram', lines: () => [...series].flatMap(linesOf) })
  return (labels) => seriesOf(series, labels, () => new Durations())
}

/** Read when somebody looks. */
export function reading(type: Metric['type'], name: string, help: string, read: () => number): void {
  metrics.push({ name, help, type, lines: () => [`${name} ${read()}`] })
}

/** One whose values are known by now. */
export const metric = (type: Metric['type'], name: string, help: string, values: [Labels, number][]): Metric => ({
  name,
  help,
  type,
  lines: () => values.map(([labels, value]) => `${name}${braced(textOf(labels))} ${value}`),
})

/** All that is counted here, and more. */
export const exposition = (more: readonly Metric[] = []): string =>
  [...metrics, ...more]
    .map(({ name, help, type, lines }) =>
      [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines(), ''].join('\n'),
    )
    .join('')

export type Labels = Readonly<Record<string, string>>

function seriesOf<T>(series: Map<string, T>, labels: Labels, make: () => T): T {
  const key = textOf(labels)
  let found = series.get(key)
  if (found === undefined) {
    found = make()
    series.set(key, found)
  }
  return found
}

const textOf = (labels: Labels) =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, (c) => (c === '\n' ? '\\n' : `\\${c}`))}"`)
    .join(',')
const braced = (...labels: string[]) => {
  const given = labels.filter((text) => text !== '')
  return given.length === 0 ? '' : `{${given.join(',')}}`
}
