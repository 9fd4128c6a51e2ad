import { expect, test } from 'vitest'
import { rowPath } from './paths.ts'

test.each([
  ['id', 'id'],
  ['createdAt', 'createdAt'],
  ['data.createdAt', 'createdAt'],
  ['updatedAt', 'updatedAt'],
  ['data.name', 'name'],
  ['data.customer', 'company'],
  ['data.categoryId', 'stageId'],
  ['data.probablity', 'probability'],
  ['data.probability', 'probability'],
  ['data.dueDate', 'deadlineAt'],
  ['data.remind Date', 'remindAt'],
  ['data.authorId', 'ownerId'],
  ['data.assignedUsers.userId', 'assigneeIds'],
  ['data.assignedUsers', 'assigneeIds'],
  ['data.tags', 'tagNames'],
  ['data.attachments.name', 'fileNames'],
  ['data.organizationId', 'clientId'],
  ['data.projectAssemblyId', 'projectId'],
])('%s is the field %s', (text, field) => {
  expect(rowPath(text)).toMatchObject({ field })
})

test.each(['budget', 'a.b', '__proto__', 'constructor', 'toString', 'Name', 'company', ' ', '🚀'.repeat(100), "it's"])(
  'data.%s is an extra field',
  (name) => {
    expect(rowPath(`data.${name}`)).toEqual({ kind: 'extra', name })
  },
)

test.each([
  '',
  'data',
  'data.',
  'data..x',
  'name',
  'title',
  'color',
  'authorId',
  'Data.name',
  '__proto__',
  'constructor',
  'data.name.first',
  'data.assignedUsers.password',
  'data.assignedUsers.userId.x',
  'data.a\0',
  'data.\ud83d',
  `data.${'x'.repeat(101)}`,
  '$where',
])('there is no field %j', (text) => {
  expect(rowPath(text)).toBeUndefined()
})

test('every field of the contract can be asked for', () => {
  const names =
    'name desc customer contact position email phone linkedin url address city state country postCode categoryId ' +
    'status priority probablity expectedRevenue mrr periodRevenue period estimateDays dueDate remindDate createdAt authorId ' +
    'assignedUsers attachments tags organizationId projectAssemblyId projectAssemblyDataId related rank'
  const found = names.split(' ').map((name) => rowPath(`data.${name}`))
  expect(found.every((path) => path && path.kind !== 'extra')).toBe(true)
})
