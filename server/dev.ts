import { openHouse } from './house.ts'
import { run } from './run.ts'
import { say } from './say.ts'
import { DEMO_PASSWORD, emailOf, MEMBERS } from './seed/agency.ts'
import { seed } from './seed/seed.ts'
import { serve } from './serve.ts'
import * as organizations from './store/organization/organizations.ts'

const TASKS = 300

await run(async (config) => {
  const house = await openHouse({ ...config, logLevel: 'silent' })
  if (!(await house.store.readUnscoped(organizations.isThereAny))) await seed(house, { tasks: TASKS })
  await house.close()
  say(`The demo world is in ${config.data}; the password of each of its people is ${DEMO_PASSWORD}`)
  for (const { name, isManager } of MEMBERS) say(`  ${emailOf(name)}${isManager ? ', a manager' : ''}`)
  await serve(config)
})
