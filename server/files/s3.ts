import { createReadStream } from 'node:fs'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { pipeline } from 'node:stream/promises'
import { EMPTY_SHA256, type S3Keys, signed } from './aws-signature.ts'
import { type Blob, type Blobs, ContentLost, exactly, keyOf, lengthOf } from './blobs.ts'

/** No byte either way for so long, and the connection is given up. */
const SILENCE_MS = 120_000

/** Blobs in a bucket of S3, or of what speaks like it: MinIO, Ceph, R2. Addresses are path-style, which all of them take. */
export function s3Blobs({ endpoint, bucket, ...keys }: S3Keys & { endpoint: string; bucket: string }): Blobs {
  const request = (method: string, blob: Blob, headers: Record<string, string>, sha256 = EMPTY_SHA256) => {
    const url = new URL(`/${bucket}/${keyOf(blob)}`, endpoint)
    const { request } = url.protocol === 'https:' ? https : http
    // A connection of its own: one kept alive may be closed by the other side just as it is used again.
    const sent = request(url, {
      method,
      headers: signed(keys, { method, url, headers, sha256 }, new Date()),
      agent: false,
    })
    sent.setTimeout(SILENCE_MS, () => sent.destroy(new Error('S3 has been silent for too long')))
    const answered = new Promise<IncomingMessage>((resolve, reject) =>
      sent.once('response', resolve).once('error', reject),
    )
    answered.catch(() => {}) // it is awaited below, maybe after the body has failed
    return { sent, answered }
  }

  return {
    async put(blob, { path, sizeBytes }) {
      // Signed with its checksum, which S3 compares with what arrives.
      const { sent, answered } = request('PUT', blob, { 'content-length': String(sizeBytes) }, blob.sha256)
      pipeline(createReadStream(path), sent).catch(() => {}) // it fails as `answered` does, unless that came first
      try {
        await take(await answered, 200)
      } finally {
        sent.destroy() // S3 may have refused before it has read all
      }
    },
    async read(blob, range) {
      const headers: Record<string, string> = range ? { range: `bytes=${range.start}-${range.end}` } : {}
      const { sent, answered } = request('GET', blob, headers)
      sent.end()
      const answer = await answered
      if (answer.statusCode === 416)
        throw new ContentLost(`${keyOf(blob)} in S3 is shorter than ${blob.sizeBytes} bytes`)
      const content = await take(answer, range ? 206 : 200)
      const length = Number(content.headers['content-length'] ?? lengthOf(blob, range))
      if (length !== lengthOf(blob, range)) {
        sent.destroy()
        throw new ContentLost(`${keyOf(blob)} in S3 has not the ${blob.sizeBytes} bytes that it should have`)
      }
      return exactly(content, length)
    },
    async remove(blob) {
      const { sent, answered } = request('DELETE', blob, {})
      sent.end()
      const answer = await take(await answered, 204, 200, 404)
      answer.resume()
    },
  }
}

/** The answer, if it is one of those that were hoped for; else throws what S3 has to say. */
async function take(answer: IncomingMessage, ...hopedFor: number[]): Promise<IncomingMessage> {
  if (hopedFor.includes(answer.statusCode ?? 0)) return answer
  let said = ''
  for await (const chunk of answer.setEncoding('utf8')) {
    said += chunk
    if (said.length > 2_000) break
  }
  const why = `S3 answered ${answer.statusCode}: ${/<Code>[^<]*<\/Code>/.exec(said)?.[0] ?? said.slice(0, 200)}`
  throw said.includes('<Code>NoSuchKey</Code>') ? new ContentLost(why) : new Error(why)
}
