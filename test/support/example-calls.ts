import type { Described } from './operations.ts'
import { bodyOf, pathOf, queryOf, type Specimens } from './specimens.ts'
import { type Answer, type Door, PASSWORD, type World } from './world.ts'

/** What an example cannot know: a code or a token that was sent by mail, a signature, a file, a comment that was mailed. */
const SECRET = ['setUp', 'resetPassword', 'acceptInvitation', 'getFileContent', 'uploadFile', 'resendActivity']
/** What an example cannot give, as it is about this world. */
const KNOWN_HERE: Record<string, object> = {
  signIn: { password: PASSWORD },
  postLogin: { j_password: PASSWORD },
  changePassword: { present: PASSWORD },
  addOrganizationUser: { email: 'new@example.com' },
  createTag: { name: 'another' },
  createProject: { members: ['2'] },
  showActivity: { value: false }, // nothing is shared with clients yet
}
const PARAMETERS: Record<string, Record<string, string>> = {
  getLogin: { j_username: 'ada@example.com', j_password: PASSWORD },
  listUsers: { ids: '1' },
}

export const hasExample = ({ operation }: Described): boolean => !SECRET.includes(operation.operationId)

/** The call that the document shows, with ids of what is there. */
export function exampleCall(w: World, records: Specimens, described: Described) {
  const { operationId } = described.operation
  const parameters = { ...queryOf(records, described), ...PARAMETERS[operationId] }
  if (operationId === 'listFileSystemNodes') parameters.group = w.website
  const example = bodyOf(records, described)?.example
  const body = example === undefined ? undefined : { ...(example as object), ...KNOWN_HERE[operationId] }
  const url = `${pathOf(records, described)}?${new URLSearchParams(parameters)}`
  return (door: Door, headers?: Record<string, string>): Promise<Answer> => {
    const call = {
      GET: () => door.get(url, headers),
      POST: () => door.post(url, body, headers),
      PUT: () => door.put(url, body, headers),
      DELETE: () => door.delete(url, body, headers),
      PATCH: () => door.put(url, body, headers),
    }
    return call[described.method]()
  }
}
