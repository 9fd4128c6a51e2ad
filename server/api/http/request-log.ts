import type { FastifyInstance } from 'fastify'
import { answered, type Count, counter, type Durations, histogram } from '../../metrics.ts'

const requests = counter('cuboid_http_requests_total', 'Requests answered, by route, method and class of status.')
const durations = histogram(
  'cuboid_http_request_duration_seconds',
  'From the head of a request to the end of its answer.',
)

/** Of one route and method. */
interface Series {
  /** By the first digit of the status. */
  readonly counts: Count[]
  readonly durations: Durations
}

/** Counts every request, and writes a line about it: of its address only the pattern of the route, as the rest may hold a secret. */
export function logRequests(app: FastifyInstance): void {
  const kept = new WeakMap<object, Map<string, Series>>() // by the route's configuration, which is one object

  app.addHook('onResponse', (request, reply, done) => {
    const { method } = request
    const { config, url } = request.routeOptions
    const route = request.is404 ? undefined : url
    const ms = reply.elapsedTime
    const status = reply.statusCode

    let byMethod = kept.get(config)
    if (!byMethod) {
      byMethod = new Map()
      kept.set(config, byMethod)
    }
    let series = byMethod.get(method)
    if (!series) {
      series = seriesOf(route, method)
      byMethod.set(method, series)
    }
    const count = series.counts[Math.trunc(status / 100)]
    if (count) count.value++
    answered.value++
    series.durations.add(ms)

    request.log.info({ method, route, status, ms: Math.round(ms * 100) / 100 }, 'request')
    done()
  })
}

function seriesOf(route = 'none', method: string): Series {
  const counts: Count[] = []
  for (let digit = 1; digit <= 5; digit++) counts[digit] = requests({ route, method, status: `${digit}xx` })
  return { counts, durations: durations({ route, method }) }
}
