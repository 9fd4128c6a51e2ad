import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

const KEYS = { region: 'eu-test-1', accessKey: 'AKTEST', secretKey: 'secret/+ of the test' }

/** As little of S3 as it takes: a bucket in memory that checks who is asking, and that what came is what was signed. */
export async function s3Bucket() {
  const objects = new Map<string, Buffer>()
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const { method, url = '' } = request
    const answer = (status: number, content: Buffer | string = '') => response.writeHead(status).end(content)
    if (!isSigned(request, body)) return answer(403, '<Error><Code>SignatureDoesNotMatch</Code></Error>')
    if (method === 'PUT') objects.set(url, body)
    const object = objects.get(url)
    if (!object) return answer(404, '<Error><Code>NoSuchKey</Code></Error>')
    if (method === 'DELETE') objects.delete(url)
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
    if (method !== 'GET') return answer(method === 'PUT' ? 200 : 204)
    return start ? answer(206, object.subarray(Number(start), Number(end) + 1)) : answer(200, object)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as { port: number } // it listens on TCP
  return { ...KEYS, endpoint: `http://127.0.0.1:${port}`, bucket: 'files', objects }
}

/** Written from the description of Signature Version 4, apart from the code that signs. */
function isSigned({ method, url, headers }: IncomingMessage, body: Buffer): boolean {
  const match =
    /^AWS4-HMAC-SHA256 Credential=AKTEST\/(\d{8})\/eu-test-1\/s3\/aws4_request,SignedHeaders=([^,]+),Signature=(.+)$/
  const [, day = '', names = '', signature] = match.exec(headers.authorization ?? '') ?? []
  const hex = (content: Buffer | string) => createHash('sha256').update(content).digest('hex')
  const sign = (key: Buffer | string, content: string) => createHmac('sha256', key).update(content).digest()
  if (headers['x-amz-content-sha256'] !== hex(body) || !names.split(';').includes('host')) return false
  const lines = names.split(';').map((name) => `${name}:${headers[name]}\n`)
  const canonical = `${method}\n${url}\n\n${lines.join('')}\n${names}\n${headers['x-amz-content-sha256']}`
  const toSign = `AWS4-HMAC-SHA256\n${headers['x-amz-date']}\n${day}/eu-test-1/s3/aws4_request\n${hex(canonical)}`
  const key = sign(sign(sign(sign(`AWS4${KEYS.secretKey}`, day), 'eu-test-1'), 's3'), 'aws4_request')
  return sign(key, toSign).toString('hex') === signature
}
