import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { createDatabase } from './postgres.ts'

type Env = Record<string, string>

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

export interface Running {
  /** Where it is reached. */
  url: string
  child: ChildProcess
  /** All that it has printed so far. */
  printed(): string
  /** Sends the signal, and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<Ended>
}

/** A place for a server of its own, with nothing in it: a folder, and on PostgreSQL a database. It goes with the test. */
export async function place(): Promise<Env & { CUBOID_DATA: string }> {
  const data = await mkdtemp(join(tmpdir(), 'cuboid-test-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  const env = { CUBOID_DATA: join(data, 'data'), CUBOID_PORT: '0', CUBOID_LOG_LEVEL: 'warn' }
  if (process.env.CUBOID_TEST_ENGINE !== 'postgres') return env
  const database = await createDatabase()
  onTestFinished(database.drop)
  return { ...env, CUBOID_DATABASE_URL: database.url }
}

/** Runs the server's own program, as `npm start` does, until it says where it is. */
export async function startServer(env: Env, program = 'main.ts', args: string[] = []): Promise<Running> {
  const { child, ended, printed } = start(program, args, env)
  const url = await Promise.race([
    new Promise<string>((resolve) =>
      child.stdout?.on('data', () => {
        const [, url] = /^Cuboid (?:is at (\S+)|runs jobs.*)$/m.exec(printed()) ?? []
        if (url !== undefined || /^Cuboid runs jobs/m.test(printed())) resolve(url ?? '')
      }),
    ),
    ended.then(({ code, stderr }) => {
      throw new Error(`it ended with ${code}: ${stderr}`)
    }),
  ])
  return {
    url,
    child,
    printed,
    stop(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}

/** Runs a program of the server's to its end. */
export const runToEnd = (env: Env, program: string, ...args: string[]): Promise<Ended> =>
  start(program, args, env).ended
export const cuboid = (env: Env, ...args: string[]): Promise<Ended> => runToEnd(env, 'cli.ts', ...args)

function start(program: string, args: string[], env: Env) {
  const path = fileURLToPath(new URL(`../../server/${program}`, import.meta.url))
  const child = spawn(process.execPath, [path, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const ended = once(child, 'close').then(([code]): Ended => ({ code, stdout, stderr }))
  return { child, ended, printed: () => stdout }
}
