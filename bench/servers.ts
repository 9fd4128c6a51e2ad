import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url))

export interface Running {
  readonly origin: string
  /** From the call to the first answer. */
  readonly startMs: number
  residentMb(): number
  /** Taken so far; NaN where only others than Linux know. */
  cpuMs(): number
  stop(): Promise<void>
}

export const startYardstick = (): Promise<Running> => startBare('yardstick.ts')
export const startReceiver = (): Promise<Running> => startBare('receiver.ts')

/** A server that prints its port. */
async function startBare(file: string): Promise<Running> {
  const child = spawn(process.execPath, [path(file)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const started = performance.now()
  const [port] = (await once(child.stdout, 'data')) as [Buffer]
  return running(child, `http://127.0.0.1:${String(port).trim()}`, started)
}

/** The real server, as an operator starts it, with limits off. */
export async function startCuboid(env: Record<string, string>): Promise<Running> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const started = performance.now()
  const child = spawn(process.execPath, ['--max-semi-space-size=4', path('../server/main.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      CUBOID_RATE_LIMIT: '0',
      CUBOID_LOG_LEVEL: 'warn',
      CUBOID_WEBHOOK_PRIVATE: 'true',
      CUBOID_PORT: String(port),
      ...env,
    },
  })
  while (!(await isReady(origin))) {
    if (child.exitCode !== null) throw new Error('the server did not start')
    await sleep(5)
  }
  return running(child, origin, started)
}

/** A command of ours, with what it prints. */
export function cuboid(args: string[], env: Record<string, string>): string {
  const options = {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'] as ['ignore', 'pipe', 'inherit'],
  }
  return String(execFileSync(process.execPath, [path('../server/cli.ts'), ...args], options)).trim()
}

function running(child: ChildProcess, origin: string, started: number): Running {
  return {
    origin,
    startMs: performance.now() - started,
    residentMb: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)])) / 1024,
    cpuMs: () => cpuMsOf(child.pid),
    async stop() {
      child.kill()
      await once(child, 'exit')
    },
  }
}

/** In ticks of 10 ms: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html. */
function cpuMsOf(pid: number | undefined): number {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return Number.NaN
  const [user, system] = (readFileSync(file, 'utf8').split(') ')[1] ?? '').split(' ').slice(11, 13)
  return (Number(user) + Number(system)) * 10
}

const isReady = (origin: string) =>
  fetch(`${origin}/health/ready`).then(
    (response) => response.ok,
    () => false,
  )

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number } // it listens on TCP
  server.close()
  await once(server, 'close')
  return port
}
