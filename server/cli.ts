import { parseArgs } from 'node:util'
import { type Command, UsageError, type Values } from './commands/command.ts'
import { COMMANDS } from './commands/index.ts'
import { VERSION } from './config.ts'
import { complain, print } from './print.ts'
import { run } from './run.ts'

const args = process.argv.slice(2)
if (args.length === 0 || args[0] === 'help' || args[0] === '--help' || args[0] === '-h') {
  print(overview())
  process.exit(args.length === 0 ? 2 : 0)
}
if (args[0] === '--version') {
  print(VERSION)
  process.exit()
}
const [name, command] = found() ?? []
if (!name || !command) {
  complain(`there is no command “${args.slice(0, 2).join(' ')}”\n\n${overview()}`)
  process.exit(2)
}
const values = valuesOf(name, command)
await run((config) => command.run(config, values))

function found(): [string, Command] | undefined {
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(' ')
    const command = COMMANDS.get(name)
    if (command) return [name, command]
  }
  return undefined
}

function valuesOf(name: string, command: Command): Values {
  const usage = `Usage: cuboid ${[name, command.usage].filter(Boolean).join(' ')}\n\n${name} ${command.summary}.`
  try {
    const options = { ...command.options, help: { type: 'boolean' } } as const
    const takes = command.takes ?? []
    const given = args.slice(name.split(' ').length)
    const { values: named, positionals } = parseArgs({ args: given, options, strict: true, allowPositionals: takes.length > 0 }) // biome-ignore format: one thought
    if (positionals.length > takes.length) throw new UsageError(`${positionals.at(-1)} is one too many`)
    const values = { ...named, ...Object.fromEntries(positionals.map((text, i) => [takes[i], text])) }
    if (values.help) {
      print(usage)
      process.exit()
    }
    const missing = command.needs?.filter((option) => !values[option as keyof typeof values]) ?? []
    if (missing.length > 0) {
      const names = missing.map((option) => (takes.includes(option) ? `<${option}>` : `--${option}`))
      throw new UsageError(`${names.join(', ')} missing`)
    }
    return values as Values // no option takes several
  } catch (error) {
    complain(`${error instanceof Error ? error.message : error}\n\n${usage}`)
    process.exit(2)
  }
}

function overview(): string {
  const lines = [...COMMANDS].map(([name, { summary }]) => `  ${name.padEnd(16)}${summary}`)
  return ['Usage: cuboid <command> [options]', '', ...lines, '', 'cuboid <command> --help shows its options.'].join(
    '\n',
  )
}
