import { createHash, createHmac } from 'node:crypto'

export interface S3Keys {
  region: string
  accessKey: string
  secretKey: string
}

interface Request {
  method: string
  url: URL
  headers: Record<string, string>
  /** Of the body, hex. */
  sha256: string
}

export const EMPTY_SHA256 = createHash('sha256').digest('hex')

/**
 * The headers of a request to S3, signed: AWS Signature Version 4.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function signed(keys: S3Keys, { method, url, headers, sha256 }: Request, at: Date): Record<string, string> {
  const time = at.toISOString().replace(/[-:]|\.\d+/g, '')
  const day = time.slice(0, 8)
  const all: Record<string, string> = { ...headers, host: url.host, 'x-amz-content-sha256': sha256, 'x-amz-date': time }
  const names = Object.keys(all)
    .map((name) => name.toLowerCase())
    .sort()
  const values = new Map(
    Object.entries(all).map(([name, value]) => [name.toLowerCase(), value.trim().replace(/ +/g, ' ')]),
  )

  const canonical = [
    method,
    url.pathname, // our keys hold nothing that S3 would write in another way
    '',
    ...names.map((name) => `${name}:${values.get(name)}`),
    '',
    names.join(';'),
    sha256,
  ].join('\n')
  const scope = `${day}/${keys.region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', time, scope, createHash('sha256').update(canonical).digest('hex')].join('\n')
  const key = [day, keys.region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${keys.secretKey}`)
  const signature = hmac(key, text).toString('hex')
  const authorization = `AWS4-HMAC-SHA256 Credential=${keys.accessKey}/${scope},SignedHeaders=${names.join(';')},Signature=${signature}`
  return { ...all, authorization }
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
