/** What a file may be written in, by the names that browsers have for it. */
export const ENCODINGS = [
  'utf-8', 'utf-16le', 'utf-16be', 'windows-1254', 'windows-1252', 'windows-1250', 'windows-1251', 'koi8-r', 'windows-1253',
  'windows-1255', 'windows-1256', 'windows-1257', 'iso-8859-2', 'iso-8859-15', 'macintosh', 'gb18030', 'big5', 'shift_jis',
  'euc-jp', 'euc-kr',
] as const // biome-ignore format: a list of names
export type Encoding = (typeof ENCODINGS)[number]

const SAMPLE_BYTES = 64 * 1024
/** Below this, the library tells nothing but that it might be. */
const LEAST_SURE = 11

/** The encoding that the bytes are likely to be in: by their mark, as UTF-8 with few strays, else as the library finds. */
export async function encodingOf(bytes: Uint8Array<ArrayBuffer>): Promise<Encoding> {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const sample = sampleOf(bytes)
  const [even, odd] = zerosOf(sample)
  if (odd > sample.length / 8 && even < odd / 8) return 'utf-16le'
  if (even > sample.length / 8 && odd < even / 8) return 'utf-16be'
  if (isMostlyUtf8(sample)) return 'utf-8'
  const { analyse } = await import('chardet')
  const [best] = analyse(sample)
  const found = best && best.confidence >= LEAST_SURE ? best.name.toLowerCase() : ''
  // Spreadsheets write the code page of Windows that goes on from where the standard ends. Of the two that differ in six
  // letters only, the Turkish ones are far more common than the Icelandic.
  const name = WINDOWS[found] ?? found
  if (name === 'windows-1252' && sample.some((byte) => TURKISH.has(byte))) return 'windows-1254'
  return ENCODINGS.find((each) => each === name) ?? (isMostlyForeign(sample) ? 'windows-1251' : 'windows-1254')
}

const WINDOWS: Record<string, Encoding> = {
  ascii: 'utf-8', 'iso-8859-1': 'windows-1252', 'iso-8859-9': 'windows-1254', 'iso-8859-5': 'windows-1251', 'iso-8859-7': 'windows-1253',
  'iso-8859-8': 'windows-1255', 'iso-8859-6': 'windows-1256', gb2312: 'gb18030',
} // biome-ignore format: a list of names
const TURKISH = new Set([0xd0, 0xdd, 0xde, 0xf0, 0xfd, 0xfe])

/** From where the first letter beyond ASCII is: what is before it tells nothing. */
function sampleOf(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const first = Math.max(bytes.findIndex((byte) => byte > 0x7f), 0) // biome-ignore format: one thought
  const start = Math.max(first - (first % 2) - 1024, 0)
  return bytes.subarray(start, start + SAMPLE_BYTES)
}

function zerosOf(sample: Uint8Array): [even: number, odd: number] {
  let [even, odd] = [0, 0]
  for (const [i, byte] of sample.entries()) if (byte === 0) i % 2 === 0 ? even++ : odd++
  return [even, odd]
}

/** Elsewhere, bytes that make letters of UTF-8 hardly ever come together; a stray one in a file of it is a mistake. */
function isMostlyUtf8(sample: Uint8Array<ArrayBuffer>): boolean {
  const text = new TextDecoder('utf-8').decode(
    sample.subarray(0, sample.length - (sample.length === SAMPLE_BYTES ? 4 : 0)),
  )
  const strays = strayIn(text)
  const letters = (text.match(/[\u0080-\uffff]/g)?.length ?? 0) - strays
  return letters >= strays
}

/** Whether most letters are beyond ASCII: no Latin script. */
function isMostlyForeign(sample: Uint8Array): boolean {
  const high = sample.filter((byte) => byte >= 0xc0).length
  const latin = sample.filter((byte) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a && byte < 0x80).length
  return high > latin
}

/** How many signs of a text could not be read. */
export const strayIn = (text: string): number => text.match(/\ufffd/g)?.length ?? 0
