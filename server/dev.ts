import { print } from './print.ts'
import { run } from './run.ts'
import { DEMO_PASSWORD, emailOf, MEMBERS } from './seed/agency.ts'
import { seed } from './seed/seed.ts'
import { serve } from './serve.ts'
import { openServices } from './services.ts'
import * as organizations from './store/organization/organizations.ts'

const TASKS = 300

await run(async (config) => {
  const services = await openServices({ ...config, logLevel: 'silent' })
  if (!(await services.store.readUnscoped(organizations.isThereAny))) await seed(services, { tasks: TASKS })
  await services.close()
  print(`The demo world is in ${config.data}; the password of each of its people is ${DEMO_PASSWORD}`)
  for (const { name, isManager } of MEMBERS) print(`  ${emailOf(name)}${isManager ? ', a manager' : ''}`)
  await serve(config)
})
