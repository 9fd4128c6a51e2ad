import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

/** What each room may import of ours, beside itself. Those that are not here put the rooms together, and no room imports them. */
const ROOMS: Record<string, readonly string[]> = {
  domain: [],
  store: ['domain'],
  usecases: ['domain', 'store'],
  files: ['domain', 'store', 'usecases', 'config', 'log', 'metrics'],
  live: ['domain', 'store', 'usecases', 'config', 'log', 'metrics'],
  mail: ['domain', 'store', 'usecases', 'files', 'outbound', 'config', 'log', 'metrics'],
  outbound: ['domain', 'config', 'log', 'metrics'],
  jobs: ['domain', 'store', 'usecases', 'files', 'live', 'mail', 'outbound', 'backup', 'config', 'log', 'metrics'],
  backup: ['domain', 'store', 'files', 'config', 'secret', 'lost-database'],
  api: ['domain', 'store', 'usecases', 'files', 'live', 'mail', 'config', 'log', 'metrics'],
  seed: ['domain', 'store', 'usecases', 'files'],
  commands: [
    'domain',
    'store',
    'usecases',
    'files',
    'backup',
    'seed',
    'mail',
    'config',
    'log',
    'services',
    'serve',
    'secret',
    'lost-database',
    'print',
  ],
}

/** What is imported in one room alone. */
const OWNED: readonly { library: RegExp; room: string }[] = [
  { library: /^(kysely|pg|node:sqlite)($|\/)/, room: 'store' },
  { library: /^(@?fastify|typebox|ajv|fast-json-stringify)($|\/)/, room: 'api' },
  {
    library: /^(nodemailer|imapflow|mailparser|@zone-eu\/mailsplit|htmlparser2|turndown|email-reply-parser)($|\/)/,
    room: 'mail',
  },
  { library: /^tar-stream($|\/)/, room: 'backup' },
]

/** Calculation, and no more: the domain does no I/O. */
const PURE = ['node:crypto', 'node:net', 'temporal-polyfill']
const IMPURE = /\b(Date\.now|Math\.random|performance\.now|random\w*|setTimeout|setInterval|fetch)\(|\bnew Date\(\)/

interface Module {
  path: string
  room: string
  text: string
  imports: { from: string; isOurs: boolean; isType: boolean; isLate: boolean }[]
}

const server = modules('server/**/*.ts')
const written = server.filter(({ path }) => !path.endsWith('.test.ts'))

test.each(Object.keys(ROOMS))('%s imports only what it may', (room) => {
  const allowed = [room, ...(ROOMS[room] ?? [])]
  const faults = written
    .filter((module) => module.room === room)
    .flatMap((module) => ours(module).filter(({ from }) => !allowed.includes(roomOf(from))).map(({ from }) => `${module.path} imports ${from}`)) // biome-ignore format: one thought
  expect(faults).toEqual([])
})

test('every folder is a room that is known here', () => {
  const folders = new Set(server.filter(({ path }) => path.split('/').length > 2).map(({ room }) => room))
  expect([...folders].filter((room) => !(room in ROOMS))).toEqual([])
})

test.each(OWNED)('$library is imported in $room alone', ({ library, room }) => {
  const faults = written
    .filter((module) => module.room !== room && module.imports.some(({ from }) => library.test(from)))
    .map(({ path }) => path)
  expect(faults).toEqual([])
})

describe('the domain', () => {
  const domain = written.filter(({ room }) => room === 'domain')

  test('imports no library but for calculation', () => {
    const libraries = domain.flatMap(({ path, imports }) =>
      imports.filter(({ isOurs }) => !isOurs).map(({ from }) => ({ path, from })),
    )
    expect(libraries.filter(({ from }) => !PURE.includes(from))).toEqual([])
  })

  test('asks no clock and no dice', () => {
    const asking = domain.flatMap(({ path, text }) =>
      lines(text)
        .filter((line) => IMPURE.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    )
    expect(asking).toEqual([])
  })
})

test('the environment is read in the settings, and by what starts a process', () => {
  const readers = written
    .filter(({ text }) => lines(text).some((line) => /\bprocess\.env\b/.test(line)))
    .map(({ path }) => path)
  expect(readers.filter((path) => !/^server\/(config|main|cli|dev)\.ts$/.test(path))).toEqual([])
})

/** The words of CubeDrive's filters and rows: the other folders speak the domain's. */
const CUBEDRIVE = /\$iso8601|\$userId|\$nin|'data\.|projectAssembly/
/** Texts are kept as they came, and a mention in them is written so. */
const KEPT_AS_WRITTEN = 'server/domain/task/mentions.ts'

test('the language of CubeDrive stays in its folder', () => {
  const speaking = written.filter(
    ({ path, text }) => !path.startsWith('server/api/cubedrive/') && lines(text).some((line) => CUBEDRIVE.test(line)),
  )
  expect(speaking.map(({ path }) => path).filter((path) => path !== KEPT_AS_WRITTEN)).toEqual([])
})

// So that every request that changes something may be sent again: see takeRepeatedRequests.
test('routes write by request.write alone', () => {
  const writing = written
    .filter(({ room, text }) => room === 'api' && lines(text).some((line) => /\bstore\.write\(/.test(line)))
    .map(({ path }) => path)
  expect(writing).toEqual(['server/api/http/repeatable.ts'])
})

test('what every page of the web app uses knows of no data and of no page', () => {
  const faults = modules('web/src/ui/**/*.{ts,tsx}').flatMap((module) =>
    ours(module).filter(({ from }) => /^web\/src\/(queries|components|routes)\//.test(from)).map(({ from }) => `${module.path} imports ${from}`),
  ) // biome-ignore format: one thought
  expect(faults).toEqual([])
})

test('there are no default exports', () => {
  const all = [...server, ...modules('test/**/*.ts'), ...modules('bench/**/*.ts')]
  expect(all.filter(({ text }) => /^export default\b|\bas default\b/m.test(text)).map(({ path }) => path)).toEqual([])
})

test.each([
  ['server', server],
  ['web app', modules('web/src/**/*.{ts,tsx}')],
])('no module of the %s needs itself to be loaded', (_, all) => {
  expect(cycles(all)).toEqual([])
})

const MOST_LINES = 300
/** Made by programs; and the first migration, which is the schema as it began. */
const LONG = ['web/src/api.gen.ts', 'web/src/routeTree.gen.ts', 'server/store/migrations/0001_start.ts']

test('no file is longer than 300 lines', () => {
  const files = globSync('{server,web,test,bench,scripts}/**/*.{ts,tsx,css}', { exclude: ['web/dist/**'] })
  const long = files.filter((path) => readFileSync(path, 'utf8').split('\n').length - 1 > MOST_LINES)
  expect(long.filter((path) => !LONG.includes(path))).toEqual([])
})

const MOST_COLUMNS = 120
/** Made by a program, from the table of refusals. */
const UNWRAPPED = 'docs/errors.md'

test('docs wrap at 120 columns, but for tables and what is to be typed', () => {
  const wide = globSync(['*.md', 'docs/**/*.md', '.github/**/*.md']).flatMap((path) => {
    const prose = readFileSync(path, 'utf8').replaceAll(/^ *```[\s\S]*?^ *```/gm, '')
    const isWide = (line: string) => [...line].length > MOST_COLUMNS && !line.startsWith('|')
    return prose.split('\n').filter(isWide).map((line) => `${path}: ${line}`)
  }) // biome-ignore format: one thought
  expect(wide.filter((line) => !line.startsWith(UNWRAPPED))).toEqual([])
})

function modules(pattern: string): Module[] {
  return globSync(pattern).sort().map((path) => {
    const text = readFileSync(path, 'utf8')
    return { path, room: roomOf(path), text, imports: importsOf(path, text) }
  }) // biome-ignore format: one thought
}

function importsOf(path: string, text: string): Module['imports'] {
  const statements = text.matchAll(/^(?:import|export)\s(?<what>[\w*{},\s$]*\sfrom\s)?'(?<from>[^']+)'/gm)
  const inline = text.matchAll(/\b(?:import|require)\(\s*'(?<from>[^']+)'/g)
  const found = (isLate: boolean, { groups = {} }: RegExpExecArray) => {
    const isOurs = groups.from?.startsWith('.') === true
    const from = isOurs ? join(dirname(path), groups.from as string) : String(groups.from)
    return { from, isOurs, isType: groups.what?.startsWith('type ') === true, isLate }
  }
  return [...statements].map((each) => found(false, each)).concat([...inline].map((each) => found(true, each)))
}

/** The folder of server/, or the name of a file that lies there itself. */
function roomOf(path: string): string {
  return path.split('/')[1]?.replace(/\.ts$/, '') ?? path
}

function ours({ imports }: Module): Module['imports'] {
  return imports.filter(({ isOurs }) => isOurs)
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => !/^\s*(\/?\*|\/\/)/.test(line))
}

/** Circles of imports; those of types are gone when it runs, and those in functions come when all is loaded. */
function cycles(all: readonly Module[]): string[] {
  const known = new Map(all.map((module) => [module.path, module]))
  const done = new Set<string>()
  const found: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
    if (done.has(path) || trail.includes(path)) return
    for (const { from, isType, isLate } of known.get(path)?.imports ?? [])
      if (!isType && !isLate && known.has(from)) visit(from, [...trail, path])
    done.add(path)
  }
  for (const { path } of all) visit(path, [])
  return found
}
