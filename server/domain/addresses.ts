import { BlockList, isIP, isIPv4 } from 'node:net'

/** Blocks of IPv4 that are not of the public internet: https://www.iana.org/assignments/iana-ipv4-special-registry */
const SPECIAL_IPV4 = blocks('ipv4', [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24',
  '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
]) // biome-ignore format: a list of blocks

/** All that is given out of IPv6, and what of it is not of the public internet. */
const GLOBAL_IPV6 = blocks('ipv6', ['2000::/3'])
const SPECIAL_IPV6 = blocks('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'])

/** Addresses that stand for an IPv4 one, in their last 32 bits: mapped ones, and NAT64 (RFC 6052). */
const AROUND_IPV4 = blocks('ipv6', ['::ffff:0:0/96', '64:ff9b::/96'])

/** Whether an IP address, in any spelling that the resolver answers with, is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !SPECIAL_IPV4.check(address, 'ipv4')
  const groups = groupsOf(address)
  if (!groups) return false
  const canonical = groups.map((group) => group.toString(16)).join(':')
  if (AROUND_IPV4.check(canonical, 'ipv6')) return isPublicAddress(ipv4Of(groups))
  return GLOBAL_IPV6.check(canonical, 'ipv6') && !SPECIAL_IPV6.check(canonical, 'ipv6')
}

/**
 * Whether a URL's host may be of the public internet. Of a name that is for a resolver to say, and `isPublicAddress` of its answers.
 *
 * @param hostname  as `URL` has it, which writes all spellings of an IPv4 address (`0x7f.1`, `2130706433`) the same
 */
export function mayBePublicHost(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (isIP(name)) return isPublicAddress(name)
  return name !== '' && name !== 'localhost' && !name.endsWith('.localhost') && name !== 'localhost.localdomain'
}

/**
 * What attempts are counted by, as one caller can hardly have many of it: an IPv4 address, and of IPv6 the /64 that a network
 * gives to each of its customers. What is no address, as a proxy may pass on, counts as one.
 */
export function networkOf(address: string): string {
  if (isIPv4(address)) return address
  const groups = groupsOf(address.split('%')[0] ?? '')
  if (!groups) return 'unknown'
  const canonical = groups.map((group) => group.toString(16)).join(':')
  if (AROUND_IPV4.check(canonical, 'ipv6')) return ipv4Of(groups)
  return `${canonical.split(':').slice(0, 4).join(':')}::/64`
}

/** True for an address, and for a network in CIDR notation that is not everything. */
export function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return prefix === undefined || (/^[1-9][0-9]{0,2}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128))
}

function blocks(family: 'ipv4' | 'ipv6', list: readonly string[]): BlockList {
  const blockList = new BlockList()
  for (const block of list) {
    const [network = '', prefix] = block.split('/')
    blockList.addSubnet(network, Number(prefix), family)
  }
  return blockList
}

/** The eight groups of an IPv6 address; undefined for what is none, or is of one network card alone (`fe80::1%eth0`). */
function groupsOf(address: string): number[] | undefined {
  const url = `http://[${address}]`
  if (isIP(address) !== 6 || !URL.canParse(url)) return undefined
  const [head = '', tail] = new URL(url).hostname.slice(1, -1).split('::') // URL writes it in its one shortest way
  const parse = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)))
  if (tail === undefined) return parse(head)
  const zeros = 8 - parse(head).length - parse(tail).length
  return [...parse(head), ...Array<number>(zeros).fill(0), ...parse(tail)]
}

function ipv4Of(groups: readonly number[]): string {
  const [high = 0, low = 0] = groups.slice(6)
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.')
}
