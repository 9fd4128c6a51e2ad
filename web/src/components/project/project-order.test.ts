import { expect, test } from 'vitest'
import type { Project } from '../../api.ts'
import { treeOf } from './project-order.ts'

const project = (name: string, ...groups: string[]) => ({ _id: name, name, groups }) as unknown as Project

test('a project comes before those under it, these by name, each once', () => {
  const all = [
    project('website', 'shop', 'blog', 'hidden'),
    project('shop', 'prints', 'website'),
    project('prints'),
    project('blog', 'prints'),
    project('another'),
  ]
  expect(treeOf(all[0] as Project, all).map(({ name }) => name)).toEqual(['website', 'blog', 'prints', 'shop'])
})
