import { expect, test } from 'vitest'
import { type Command, type CommandGroup, fits, inOrder } from './command.ts'

const command = (group: CommandGroup, name: string, id = `${group} ${name}`): Command => ({
  id,
  name,
  group,
  icon: null,
  run: () => {},
})

test('each of the words is looked for, whatever its case and place', () => {
  expect(fits('Rent of the İSTANBUL office', 'office istan')).toBe(true)
  expect(fits('Rent of the office', 'office istan')).toBe(false)
  expect(fits('Rent', ' ')).toBe(true)
})

test('groups keep their order, but what begins with the words comes first', () => {
  const [task, action, client] = [command('task', 'A new tap'), command('action', 'New task'), command('client', 'Neo')]
  expect(inOrder([client, action, task], '')).toEqual([task, action, client])
  expect(inOrder([client, action, task], 'ne')).toEqual([action, client, task])
  const begun = command('task', 'New tap')
  expect(inOrder([client, action, task, begun], 'new')).toEqual([begun, task, action, client])
})

test('what is found twice is shown once', () => {
  const [mine, theirs] = [command('project', 'Website', 'project 1'), command('project', 'Website', 'project 1')]
  expect(inOrder([mine, theirs], 'web')).toEqual([theirs])
})
