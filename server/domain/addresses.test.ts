import { describe, expect, test } from 'vitest'
import { isNetwork, isPublicAddress, mayBePublicHost, networkOf } from './addresses.ts'

describe('an address is of the public internet or not', () => {
  test.each([
    '1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.0',
    '169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0', '192.167.255.255', '192.169.0.0', '198.17.255.255',
    '198.20.0.0', '223.255.255.255', '2606:4700:4700::1111', '2a00:1450:4001:80b::200e', '2000::1', '3ffe::1',
    '::ffff:8.8.8.8', '::ffff:808:808', '64:ff9b::8.8.8.8',
  ])('%s is', (address) => expect(isPublicAddress(address)).toBe(true)) // biome-ignore format: a list

  test.each([
    '0.0.0.0', '0.1.2.3', '10.0.0.0', '10.255.255.255', '100.64.0.0', '100.127.255.255', '127.0.0.1', '127.255.255.255',
    '169.254.0.0', '169.254.169.254', '172.16.0.0', '172.31.255.255', '192.0.0.1', '192.0.2.1', '192.88.99.1', '192.168.0.0',
    '192.168.255.255', '198.18.0.0', '198.19.255.255', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1',
    '255.255.255.255', '::', '::1', '0:0:0:0:0:0:0:1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:7f00:1', '0:0:0:0:0:ffff:10.1.2.3',
    '::FFFF:192.168.1.1', '64:ff9b::127.0.0.1', '64:ff9b::a00:1', '64:ff9b:1::1', 'fe80::1', 'fe80::1%eth0', 'febf::1', 'fc00::1',
    'fdff:ffff::1', 'fec0::1', 'ff02::1', '100::1', '2001::1', '2001:db8::1', '2001:10::1', '2002:7f00:1::', '3fff::1', '4000::1',
    'not an address', '', '127.1', '1.1.1.1.1', '1.1.1.1 ', '[::1]',
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false)) // biome-ignore format: a list
})

describe('a host may be of the public internet or not', () => {
  const hostOf = (url: string) => new URL(url).hostname

  test.each([
    'https://example.com', 'http://example.com.', 'https://1.1.1.1', 'https://[2606:4700:4700::1111]:8443', 'https://localhost.example.com',
    'https://notlocalhost', 'https://127.0.0.1.example.com',
  ])('%s may', (url) => expect(mayBePublicHost(hostOf(url))).toBe(true)) // biome-ignore format: a list

  test.each([
    'http://localhost', 'http://LOCALHOST.', 'http://api.localhost', 'http://localhost.localdomain', 'http://127.0.0.1', 'http://127.1',
    'http://127.0.0.1.', 'http://2130706433', 'http://0x7f000001', 'http://0x7f.1', 'http://0177.0.0.1', 'http://017700000001', 'http://0',
    'http://１２７.0.0.1', 'http://127。0。0。1', 'http://10.1', 'http://3232235521', 'http://[::1]', 'http://[::ffff:127.0.0.1]',
    'http://[0:0:0:0:0:ffff:7f00:1]', 'http://[64:ff9b::10.0.0.1]', 'http://[2002:a9fe:a9fe::]', 'http://[::127.0.0.1]', 'http://[fe80::1]', 'http://[fd00::1]', 'http://169.254.169.254',
  ])('%s may not', (url) => expect(mayBePublicHost(hostOf(url))).toBe(false)) // biome-ignore format: a list
})

/** The spellings of an IPv4 address that a URL may have: each number of it in three bases, the last ones taken together. */
function spellings(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
  const grouped = [[a, b, c, d], [a, b, c * 256 + d], [a, (b * 256 + c) * 256 + d], [((a * 256 + b) * 256 + c) * 256 + d]] // biome-ignore format: one thought
  const bases = [String, (n: number) => `0${n.toString(8)}`, (n: number) => `0x${n.toString(16)}`, (n: number) => `0X000${n.toString(16)}`] // biome-ignore format: one thought
  const mixed = (parts: readonly number[]): string[] =>
    parts.reduce<string[]>(
      (all, n) => all.flatMap((text) => bases.map((base) => `${text && `${text}.`}${base(n)}`)),
      [''],
    )
  const hex = (high: number, low: number) => (high * 256 + low).toString(16)
  const around = ['::ffff:', '::', '64:ff9b::', '0:0:0:0:0:FFFF:'].flatMap((head) => [`[${head}${address}]`, `[${head}${hex(a, b)}:${hex(c, d)}]`]) // biome-ignore format: one thought
  return [...grouped.flatMap(mixed), ...around, `[2002:${hex(a, b)}:${hex(c, d)}::1]`]
}

test.each(['127.0.0.1', '10.20.30.40', '169.254.169.254', '192.168.1.1', '172.16.5.4', '100.64.0.1', '0.0.0.0'])(
  'no spelling of %s may be of the public internet',
  (address) => {
    const all = spellings(address)
    expect(all.length).toBeGreaterThan(300)
    const taken = all.filter((host) => mayBePublicHost(new URL(`http://${host}/`).hostname))
    expect(taken).toEqual([])
  },
)

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
  ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['_hidden', 'unknown'],
  ['', 'unknown'],
])('%s counts as %s', (address, network) => expect(networkOf(address)).toBe(network))

test.each([
  ['10.0.0.5', true],
  ['10.0.0.0/8', true],
  ['fd00::/8', true],
  ['::1', true],
  ['0.0.0.0/0', false],
  ['::/0', false],
  ['10.0.0.0/33', false],
  ['10.0.0.0/8/8', false],
  ['localhost', false],
  ['', false],
])('%s is a network: %s', (text, is) => expect(isNetwork(text)).toBe(is))
