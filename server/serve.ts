import { type App, buildApp } from './api/app.ts'
import { ownOrigin } from './api/http/origin.ts'
import { WEB_FOLDER } from './api/http/web.ts'
import { type Config, ConfigError } from './config.ts'
import { firstStart } from './first-start.ts'
import { startWorker } from './jobs/worker.ts'
import { openMailRoom } from './mail/in/mail-room.ts'
import { complain, print } from './print.ts'
import { openServices } from './services.ts'
import { untilStopped } from './signals.ts'

/** Within this the requests that run have ended, or are cut off. */
const DRAIN_MS = 30_000
/** Within this the process has ended, whatever it waits for. `compose.yaml` gives it 40 s. */
const END_MS = 35_000

/** Serves requests and runs jobs, until it is told to stop. */
export async function serve(config: Config): Promise<void> {
  const services = await openServices(config)
  const { needsVisitor } = await firstStart(services)
  const app = await buildApp({ ...services, webFolder: WEB_FOLDER })
  const stopped = untilStopped()
  await listen(app, config)
  const worker = startWorker(services)
  const mailRoom = openMailRoom(services)

  const address = ownOrigin(app, config)
  const first = `\nIt is new: set it up at ${address}/setup with the code ${services.setUpCode}`
  print(`Cuboid is at ${address}${needsVisitor ? first : ''}`)

  await stopped
  endForSure()
  await Promise.all([drain(app), worker.stop(), mailRoom.stop()])
  await services.close()
}

/** Runs jobs alone. */
export async function work(config: Config): Promise<void> {
  const services = await openServices(config)
  const stopped = untilStopped()
  const worker = startWorker(services)
  const mailRoom = openMailRoom(services)
  print('Cuboid runs jobs, and answers no requests')
  await stopped
  endForSure()
  await Promise.all([worker.stop(), mailRoom.stop()])
  await services.close()
}

/** A database or a disk that does not answer must not keep the process from ending: what is acknowledged is safe by now. */
function endForSure(): void {
  setTimeout(() => {
    complain('it did not end in time, and was cut off')
    process.exit(1)
  }, END_MS).unref()
}

async function listen(app: App, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new ConfigError(`Port ${port} is in use; stop what uses it, or set CUBOID_PORT to another`)
    throw new ConfigError(`Cannot listen on ${host}, port ${port}: ${message}`)
  }
}

/** No new requests; those that run are answered. */
async function drain(app: App): Promise<void> {
  const cutOff = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS)
  await app.close()
  clearTimeout(cutOff)
}
