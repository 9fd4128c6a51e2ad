import { lookup, Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isPublicAddress, mayBePublicHost } from '../domain/addresses.ts'
import { NotReached } from './not-reached.ts'

export interface Address {
  address: string
  family: 4 | 6
}
/** Of one host; at least one. */
export type Addresses = readonly [Address, ...Address[]]

/** All addresses of a name, in any spelling. Throws when there are none. */
export type Resolve = (name: string) => Promise<string[]>

const KEPT_MS = 10_000
const MOST_KEPT = 1_000

interface Options {
  mayBePrivate: boolean
  resolve?: Resolve
}

/** Resolves and checks. What was found is used again for some seconds, so that many requests to one host ask once. */
export function openAddresses({ mayBePrivate, resolve = mayBePrivate ? ofThisHost : ofThePublicNet }: Options) {
  const kept = new Map<string, { addresses: Addresses; until: number }>()

  /** Throws private_address when any of them is not of the public internet. */
  async function find(host: string): Promise<Addresses> {
    const found = isIP(host) ? [host] : await resolve(host).catch(unknownHost)
    if (!mayBePrivate && !found.every(isPublicAddress)) throw new NotReached('private_address')
    const [first, ...others] = found.map((address) => ({ address, family: isIP(address) as 4 | 6 }))
    return first ? [first, ...others] : unknownHost()
  }

  return {
    /** @param hostname  as URL has it */
    async of(hostname: string, end: AbortSignal): Promise<Addresses> {
      if (!mayBePrivate && !mayBePublicHost(hostname)) throw new NotReached('private_address')
      const host = hostname.replace(/^\[|\]$/g, '')
      const known = kept.get(host)
      if (known && known.until > performance.now()) return known.addresses
      const addresses = await inTime(find(host), end)
      kept.delete(host)
      for (const oldest of kept.keys()) {
        if (kept.size < MOST_KEPT) break
        kept.delete(oldest)
      }
      kept.set(host, { addresses, until: performance.now() + KEPT_MS })
      return addresses
    },
  }
}

function unknownHost(cause?: unknown): never {
  throw new NotReached('unknown_host', { cause })
}

function inTime<T>(work: Promise<T>, end: AbortSignal): Promise<T> {
  const late = Promise.withResolvers<never>()
  const isLate = () => late.reject(new NotReached('timed_out'))
  end.addEventListener('abort', isLate, { once: true })
  return Promise.race([work, late.promise]).finally(() => end.removeEventListener('abort', isLate))
}

/** By DNS alone, and by no thread of the pool that reads files: a name server that never answers holds up nobody else. */
const ofThePublicNet: Resolve = async (name) => {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 })
  const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
}

/** As this machine knows names, those of its hosts file included: for the operator's own network. */
const ofThisHost: Resolve = async (name) => (await lookup(name, { all: true })).map(({ address }) => address)
