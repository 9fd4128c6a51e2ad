import { type Answer, PASSWORD } from './world.ts'

export const ADA = { CUBOID_ADMIN_EMAIL: 'ada@example.com', CUBOID_ADMIN_PASSWORD: PASSWORD }

export const oneLine = /^cuboid: [^\n]+\n$/

export const send = async (url: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? null : JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as Answer['body'] }
}
