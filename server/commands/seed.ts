import { ConfigError } from '../config.ts'
import { print } from '../print.ts'
import { type Command, text, type Values, withServices } from './command.ts'

const MOST = 10_000_000

export const seedWorld: Command = {
  usage: '[--tasks <number>] [--leads <number>]',
  summary: 'fills an empty server with a demo world: an agency and a year of its work',
  options: { tasks: { type: 'string' }, leads: { type: 'string' } },
  run: (config, values) =>
    withServices(config, async (services) => {
      const { seed } = await import('../seed/seed.ts')
      const world = await seed(services, { ...numberIn(values, 'tasks'), ...numberIn(values, 'leads') })
      print(`${world.tasks} tasks, ${world.leads} leads, ${world.clients} clients`)
      print(`Sign in as one of these, with the password ${world.password}`)
      for (const { email } of world.people) print(`  ${email}`)
    }),
}

function numberIn(values: Values, name: 'tasks' | 'leads'): { [option: string]: number } {
  const given = text(values[name])
  if (given === undefined) return {}
  const number = /^[0-9]{1,8}$/.test(given) ? Number(given) : Number.NaN
  if (!(number <= MOST)) throw new ConfigError(`--${name} is a whole number, up to ${MOST}`)
  return { [name]: number }
}
