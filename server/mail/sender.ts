import { hostname } from 'node:os'
import type { Config } from '../config.ts'

/** What the server's own mails come from. */
export function ownSenderOf({ mailFrom, url }: Pick<Config, 'mailFrom' | 'url'>): string {
  const host = url ? new URL(url).hostname : hostname().toLowerCase()
  return mailFrom ?? `cuboid@${host}`
}
