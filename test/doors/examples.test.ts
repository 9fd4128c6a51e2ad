import { expect, test } from 'vitest'
import { offered } from '../support/operations.ts'
import { bodyOf, pathOf, queryOf, specimens } from '../support/specimens.ts'
import { PASSWORD, world } from '../support/world.ts'

const { operations } = await offered()

/** What an example cannot know: a code or a token that was sent by mail, a signature, a file. */
const SECRET = ['setUp', 'resetPassword', 'acceptInvitation', 'getFileContent', 'uploadFile']
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
}

test.each(operations.filter(({ operation }) => !SECRET.includes(operation.operationId)))(
  'the example of $name works as it stands, with ids of what is there',
  async (described) => {
    const w = await world()
    const records = await specimens(w, w.ada, { group: w.website, pipeline: w.sales, other: w.ben })
    const { operationId } = described.operation
    const parameters = { ...queryOf(records, described), ...PARAMETERS[operationId] }
    if (operationId === 'listFileSystemNodes') parameters.group = w.website
    const example = bodyOf(records, described)?.example
    const body = example === undefined ? undefined : { ...(example as object), ...KNOWN_HERE[operationId] }
    const url = `${pathOf(records, described)}?${new URLSearchParams(parameters)}`
    const door = w.as(w.ada)
    const call = {
      GET: () => door.get(url),
      POST: () => door.post(url, body),
      PUT: () => door.put(url, body),
      DELETE: () => door.delete(url, body),
      PATCH: () => door.put(url, body),
    }
    const { status, body: answered } = await call[described.method]()
    expect(status, JSON.stringify(answered)).toBe(200)
    expect(answered).not.toBe('')
  },
)
