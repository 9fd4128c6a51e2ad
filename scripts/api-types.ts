import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '../server/api/app.ts'
import { readConfig } from '../server/config.ts'
import { openServices } from '../server/services.ts'
import { typesOf } from '../web/api-types.ts'

const data = await mkdtemp(join(tmpdir(), 'cuboid-types-'))
const services = await openServices({ ...readConfig({ CUBOID_LOG_LEVEL: 'silent' }), data })
const app = await buildApp(services)
const answer = await app.inject('/api/v1/openapi.json')
await writeFile(new URL('../web/src/api.gen.ts', import.meta.url), typesOf(answer.json(), '/api/v1'))
await app.close()
await services.close()
await rm(data, { recursive: true })
