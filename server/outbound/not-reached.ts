export const REASONS = [
  'private_address',
  'unknown_host',
  'timed_out',
  'connection_refused',
  'connection_lost',
  'certificate_refused',
  'not_http',
] as const
export type Reason = (typeof REASONS)[number]

/** No answer came. */
export class NotReached extends Error {
  override name = 'NotReached'
  readonly reason: Reason
  /** It came over a connection that had served before. */
  readonly wasReused: boolean

  constructor(reason: Reason, { cause, wasReused = false }: { cause?: unknown; wasReused?: boolean } = {}) {
    super(reason, { cause })
    this.reason = reason
    this.wasReused = wasReused
  }
}

export function notReached(
  error: NodeJS.ErrnoException,
  { isLate, wasReused }: { isLate: boolean; wasReused: boolean },
): NotReached {
  return new NotReached(isLate ? 'timed_out' : reasonOf(error.code ?? ''), { cause: error, wasReused })
}

/** https://nodejs.org/api/errors.html, and OpenSSL's words for what is wrong with a certificate. */
function reasonOf(code: string): Reason {
  if (code === 'ECONNREFUSED') return 'connection_refused'
  if (code === 'ETIMEDOUT') return 'timed_out'
  if (code.startsWith('HPE_')) return 'not_http'
  if (/CERT|SELF_SIGNED|UNABLE_TO_|^ERR_(TLS|SSL)_|^EPROTO/.test(code)) return 'certificate_refused'
  return 'connection_lost'
}
