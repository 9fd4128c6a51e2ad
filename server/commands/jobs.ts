import { ConfigError } from '../config.ts'
import { isRecordId } from '../domain/ids.ts'
import { print } from '../print.ts'
import type { Store } from '../store/core/store.ts'
import { type FailedJob, findFailed, listFailed, retry } from '../store/job/failed.ts'
import { type Command, text, withServices } from './command.ts'

const MOST_LISTED = 100

export const jobsList: Command = {
  summary: 'lists the jobs that were given up, the newest first',
  run: (config) =>
    withServices(config, async ({ store }) => {
      const failed = await store.readUnscoped((tx) => listFailed(tx, { limit: MOST_LISTED }))
      for (const job of failed) print(`${inOneLine(job)}  ${job.error.split('\n', 1)[0]}`)
      if (failed.length === 0) print('No job was given up')
      if (failed.length === MOST_LISTED) print(`There may be more than these ${MOST_LISTED}`)
    }),
}

export const jobsShow: Command = {
  usage: '--id <id>',
  summary: 'shows why a job was given up',
  options: { id: { type: 'string' } },
  needs: ['id'],
  run: (config, { id }) =>
    withServices(config, async ({ store }) => {
      const job = await failedJob(store, text(id))
      print(`${inOneLine(job)}\n\n${job.error}`)
    }),
}

export const jobsRetry: Command = {
  usage: '--id <id> | --all',
  summary: 'lets a job that was given up run again, or all of them',
  options: { id: { type: 'string' }, all: { type: 'boolean' } },
  run: (config, { id, all }) =>
    withServices(config, async ({ store }) => {
      let count = 0
      const until = store.clock() // a server that runs may give some of them up again meanwhile
      do {
        const some = all
          ? await store.readUnscoped((tx) => listFailed(tx, { until, limit: MOST_LISTED }))
          : [await failedJob(store, text(id))]
        if (some.length === 0) break
        await store.writeUnscoped(async (tx) => {
          for (const job of some) await retry(tx, job)
        })
        count += some.length
      } while (all)
      print(`${count === 1 ? '1 job runs' : `${count} jobs run`} again`)
    }),
}

async function failedJob(store: Store, id: string | undefined): Promise<FailedJob> {
  if (id === undefined) throw new ConfigError('which job? --id <id>, or --all')
  const found = isRecordId(id) ? await store.readUnscoped((tx) => findFailed(tx, id)) : undefined
  if (!found) throw new ConfigError(`no job ${id} was given up`)
  return found
}

const inOneLine = ({ id, orgId, type, attempts, failedAt }: FailedJob) =>
  `${id}  ${new Date(failedAt).toISOString()}  organization ${orgId}  ${type}  ${attempts} attempts`
