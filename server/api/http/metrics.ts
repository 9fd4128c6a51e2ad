import { BlockList, isIPv6 } from 'node:net'
import { performance } from 'node:perf_hooks'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { VERSION } from '../../config.ts'
import { refuseWhole } from '../../domain/errors.ts'
import { exposition, type Labels, type Metric, metric, reading } from '../../metrics.ts'
import type { Store } from '../../store/core/store.ts'
import * as jobs from '../../store/job/jobs.ts'
import { oldestWaitingAt } from '../../store/job/mail-state.ts'
import { oldestWaiting } from '../../store/webhook/webhooks.ts'
import { inTime } from './in-time.ts'

const PATIENCE_MS = 3_000

reading('counter', 'process_cpu_seconds_total', 'Processor time, of users and system.', () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
})
reading('gauge', 'process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss())
reading(
  'gauge',
  'process_start_time_seconds',
  'When the process started.',
  () => Math.round(performance.timeOrigin) / 1000,
)
reading('gauge', 'nodejs_heap_used_bytes', 'Memory in use by JavaScript.', () => process.memoryUsage().heapUsed)
reading('counter', 'nodejs_eventloop_active_seconds_total', 'Time in which the event loop was busy.', () => {
  return performance.eventLoopUtilization().active / 1000
})

/** For Prometheus. Tells of traffic, so only what is near may read it. */
export async function metrics(app: FastifyInstance, { store }: { store: Store }): Promise<void> {
  app.get('/metrics', { config: { action: 'visit' }, schema: { hide: true } }, async (request, reply) => {
    if (!isNear(request)) throw refuseWhole('metrics_are_private')
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(exposition(await ofStore(store)))
  })
}

async function ofStore(store: Store): Promise<Metric[]> {
  const { engine } = store
  const depth = await inTime(PATIENCE_MS, store.readUnscoped(jobs.depth)).catch(() => undefined)
  const about = { version: VERSION, engine: engine.name, node: process.version }
  const found = [
    metric('gauge', 'cuboid_info', 'What is running.', [[about, 1]]),
    metric('gauge', 'cuboid_database_up', 'Whether the database answered just now.', [[{}, depth ? 1 : 0]]),
  ]
  if (depth) {
    const waiting: [Labels, number][] = [
      [{ state: 'due' }, depth.due],
      [{ state: 'failed' }, depth.failed],
    ]
    const help = 'Jobs that wait: due, and given up and kept for inspection.'
    found.push(metric('gauge', 'cuboid_jobs_waiting', help, waiting))
  }
  const oldest = await inTime(PATIENCE_MS, store.readUnscoped(oldestWaiting)).catch(() => undefined)
  if (oldest !== undefined) {
    const ageS = oldest === null ? 0 : Math.max(0, store.clock() - oldest) / 1_000
    const help = 'Age of the oldest event that a webhook is still to be told of.'
    found.push(metric('gauge', 'cuboid_webhook_oldest_waiting_seconds', help, [[{}, ageS]]))
  }
  const oldestAt = await inTime(PATIENCE_MS, store.readUnscoped(oldestWaitingAt)).catch(() => undefined)
  if (oldestAt !== undefined) {
    const age = oldestAt === null ? 0 : Math.max(0, (store.clock() - oldestAt) / 1000)
    const help = 'How long the oldest mail waits that is still to be sent.'
    found.push(metric('gauge', 'cuboid_mail_oldest_waiting_seconds', help, [[{}, age]]))
  }
  if (!engine.commits) return found
  const { batches, transactions } = engine.commits
  return [
    ...found,
    metric('counter', 'cuboid_commits_total', 'Commits to the disk.', [[{}, batches]]),
    metric('counter', 'cuboid_transactions_total', 'Writing transactions, which share commits.', [[{}, transactions]]),
  ]
}

const NEAR = new BlockList()
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const) {
  NEAR.addSubnet(network, prefix, 'ipv4')
}
for (const [network, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  NEAR.addSubnet(network, prefix, 'ipv6')

/** By its connection alone: a proxy stands near, but whom it asks for may not, and what a header says of that may be his own words. */
function isNear({ raw: { socket, headers } }: FastifyRequest): boolean {
  if ((headers.forwarded ?? headers['x-forwarded-for'] ?? headers['x-real-ip'] ?? headers.via) !== undefined)
    return false
  const { remoteAddress = '' } = socket
  return NEAR.check(remoteAddress, isIPv6(remoteAddress) ? 'ipv6' : 'ipv4')
}
