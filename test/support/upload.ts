import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { conform } from './conformity.ts'
import { type Answer, answerOf, type Person, type Stage } from './world.ts'

export interface Part {
  field?: string
  /** Absent: a field that is no file. */
  name?: string
  content: string | Buffer
  type?: string
}

export const BOUNDARY = 'a-boundary-of-the-tests'
export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`

/** A picture of one dot. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A form as a browser sends it. */
export function form(...parts: Part[]): Buffer {
  const chunks = parts.flatMap(({ field = 'file', name, content, type = 'application/octet-stream' }) => {
    const escaped = name?.replaceAll('"', '%22')
    const file = escaped === undefined ? '' : `; filename="${escaped}"\r\nContent-Type: ${type}`
    return [`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"${file}\r\n\r\n`, content, '\r\n']
  })
  return Buffer.concat([...chunks, `--${BOUNDARY}--\r\n`].map((chunk) => Buffer.from(chunk as string)))
}

/** As the person would; answers as the doors of the world do. */
export async function upload(
  { app }: Pick<Stage, 'app'>,
  person: Pick<Person, 'token'>,
  ...parts: Part[]
): Promise<Answer> {
  const headers = { authorization: `Bearer ${person.token}`, 'content-type': FORM_TYPE }
  const request = { method: 'POST' as const, url: '/api/v1/files/upload' }
  const answer = answerOf(await app.inject({ ...request, headers, payload: form(...parts) }))
  await conform(app, { ...request, ...answer })
  return answer
}

/** The id of a new file. */
export async function uploaded(
  stage: Pick<Stage, 'app'>,
  person: Pick<Person, 'token'>,
  content: string | Buffer,
  name = 'plan.txt',
): Promise<string> {
  const { status, body } = await upload(stage, person, { name, content })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body._id
}

/** What there is of files outside the database: contents kept, and uploads not yet taken in. */
export async function onDisk({ config }: Pick<Stage, 'config'>): Promise<{ kept: string[]; arriving: string[] }> {
  const files = await readdir(join(config.data, 'files'), { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
  const isArriving = (path: string) => path.includes('incoming')
  return { kept: paths.filter((path) => !isArriving(path)), arriving: paths.filter(isArriving) }
}
