import { mailReset as mailResetTo } from '../usecases/people/one-time-links.ts'
import type { JobKind } from './job.ts'

/** Finds out whose the address is, after whoever asked has been answered. Run twice, it mails twice. */
export const mailReset: JobKind<{ email: string; origin: string }> = {
  type: 'mail-reset',
  run: ({ store }, data) => mailResetTo(store, data),
}
