import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

/**
 * `npm run release -- 0.2.0`: checks that all is committed and tested, gives the changelog and package.json the version, keeps
 * the schema for the tests of later upgrades, packs what an operator unpacks and starts, tries it, commits and tags.
 *
 * With `--pack` it only packs what is committed, and tries that.
 */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { pack: { type: 'boolean' } } })
const run = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: 'inherit' })
const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()

if (git('status', '--porcelain') !== '') fail('commit first: only what is committed is released')
if (values.pack) {
  await pack(versionOf('package.json'))
} else {
  const [version = ''] = positionals
  check(version)
  run('npm', 'test')
  writeFileSync('CHANGELOG.md', cut(readFileSync('CHANGELOG.md', 'utf8'), version, new Date()))
  run('npm', 'version', version, '--no-git-tag-version')
  run('npm', 'run', 'keep-schema')
  git('add', '--all')
  git('commit', '--message', `release: ${version}`)
  await pack(version)
  git('tag', '--annotate', `v${version}`, '--message', version)
  console.log(`Released ${version}: push it with its tag, and publish cuboid-${version}.tgz`)
}

function check(version: string): void {
  if (!/^\d+\.\d+\.\d+$/.test(version)) fail('say which version: npm run release -- 0.2.0')
  const order = new Intl.Collator('en', { numeric: true })
  if (order.compare(version, versionOf('package.json')) <= 0) fail(`${version} is not after the present version`)
  if (git('tag', '--list', `v${version}`) !== '') fail(`${version} has a tag already`)
  if (!/^## Unreleased\n+(?!## )\S/m.test(readFileSync('CHANGELOG.md', 'utf8')))
    fail('the changelog has nothing under Unreleased')
}

/** What was unreleased is of the version from today on. */
function cut(changelog: string, version: string, today: Date): string {
  return changelog.replace('## Unreleased\n', `## Unreleased\n\n## ${version} – ${today.toISOString().slice(0, 10)}\n`)
}

/** Packs what is committed, with the web app built; unpacks it elsewhere and starts it there. */
async function pack(version: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cuboid-release-'))
  try {
    const staged = join(folder, 'staged')
    run('git', 'worktree', 'add', '--quiet', '--detach', staged)
    run('npm', 'run', '--silent', 'build:web')
    for (const name of ['web', 'test', 'bench', 'docs/pictures', '.gitignore', '.github', '.ci'])
      rmSync(join(staged, name), { recursive: true })
    cpSync('web/dist', join(staged, 'web/dist'), { recursive: true })
    // npm leaves a package-lock out of what it packs.
    renameSync(join(staged, 'package-lock.json'), join(staged, 'npm-shrinkwrap.json'))
    run('npm', 'pack', staged, '--silent')
    run('git', 'worktree', 'remove', '--force', staged)
    run('tar', 'xzf', `cuboid-${version}.tgz`, '-C', folder)
    await tryIt(join(folder, 'package'), join(folder, 'data'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Starts what was packed as an operator does, and asks for its page. */
async function tryIt(folder: string, data: string): Promise<void> {
  const env = { ...process.env, CUBOID_DATA: data, CUBOID_PORT: '0' }
  const server = spawn('npm', ['start'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  try {
    let said = ''
    for await (const chunk of server.stdout) {
      said += chunk
      const [, address] = /Cuboid is at (http:\S+)/.exec(said) ?? []
      if (!address) continue
      const page = await fetch(address, { headers: { accept: 'text/html' } })
      if (!page.ok) fail(`what was packed answers ${page.status}`)
      console.log(`What was packed runs: ${address} answered ${page.status}`)
      return
    }
    fail('what was packed does not start')
  } finally {
    const hasEnded = server.exitCode === null ? once(server, 'exit') : undefined
    if (server.exitCode === null) process.kill(-(server.pid as number), 'SIGTERM') // it has started
    await hasEnded
  }
}

function versionOf(path: string): string {
  return JSON.parse(readFileSync(path, 'utf8')).version
}

function fail(reason: string): never {
  console.error(`release: ${reason}`)
  process.exit(1)
}
