import { availableParallelism, cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { CONNECTIONS, casesFor } from './cases.ts'
import { type EngineName, seeded } from './databases.ts'
import { inTurns, type Measured } from './load.ts'
import { type Report, tableOf } from './report.ts'
import { type Sample, sampleOf } from './sample.ts'
import { type Running, startCuboid, startReceiver, startYardstick } from './servers.ts'
import { measureWebhooks, type WebhookReport, webhookLine } from './webhooks.ts'

/**
 * Loads the server on seeded databases, and a bare server beside it with the same generator in turns, and prints what it
 * found. Machines are noisy: what counts are the ratios within a run.
 */
const { values: options } = parseArgs({
  options: {
    tasks: { type: 'string', default: '10000,1000000' },
    engines: { type: 'string', default: 'sqlite,postgres' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    markdown: { type: 'boolean', default: false },
  },
})
const terms = { seconds: Number(options.seconds), rounds: Number(options.rounds) }
const wanted = options.only.split(',')
const COLD_STARTS = 3

console.log(
  `${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}, ${CONNECTIONS} connections\n`,
)
for (const engine of options.engines.split(',') as EngineName[]) {
  let smallest: Report | undefined
  for (const tasks of options.tasks.split(',').map(Number)) {
    const report = await reportOn(engine, tasks)
    console.log(tableOf(report, smallest, options.markdown))
    if (report.webhooks) console.log(webhookLine(report.webhooks))
    smallest ??= report
  }
}

async function reportOn(engine: EngineName, tasks: number): Promise<Report> {
  const database = await seeded(engine, tasks)
  const running: Running[] = []
  try {
    const { server, coldStartMs } = await startCold(database.env)
    running.push(server)
    const yardstick = await startYardstick()
    running.push(yardstick)
    const measured: Measured[] = []
    const sample = await sampleOf(server.origin, database.env)
    const cases = casesFor(sample)
    for (const each of cases) {
      if (!wanted.some((word) => each.name.includes(word))) continue
      process.stderr.write(`${engine}, ${tasks} tasks: ${each.name}\n`)
      measured.push(await inTurns(each, server, yardstick, terms))
    }
    const residentMb = server.residentMb()
    return {
      engine,
      tasks,
      measured,
      coldStartMs,
      residentMb,
      webhooks: await webhooksOf(server, database.env, sample),
    }
  } finally {
    await Promise.all(running.map((each) => each.stop()))
    await database.remove()
  }
}

async function webhooksOf(
  server: Running,
  env: Record<string, string>,
  sample: Sample,
): Promise<WebhookReport | undefined> {
  const writes = casesFor(sample).find(({ name }) => name === 'create a task')
  if (!writes || !wanted.some((word) => 'webhooks'.includes(word))) return undefined
  process.stderr.write('webhooks\n')
  const receiver = await startReceiver()
  try {
    return await measureWebhooks({ server, receiver, env, sample, writes, ...terms })
  } finally {
    await receiver.stop()
  }
}

/** The last of several starts, and how long the one in the middle took. The first of all is not counted: it compiles. */
async function startCold(env: Record<string, string>): Promise<{ server: Running; coldStartMs: number }> {
  const times: number[] = []
  await (await startCuboid(env)).stop()
  for (;;) {
    const server = await startCuboid(env)
    times.push(server.startMs)
    if (times.length === COLD_STARTS) return { server, coldStartMs: times.sort((a, b) => a - b)[1] ?? 0 }
    await server.stop()
  }
}
