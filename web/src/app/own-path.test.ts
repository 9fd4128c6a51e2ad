import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

const ORIGIN = 'https://cuboid.example.org'

test.each([
  ['/', '/'],
  ['/projects/7/board?state=Done#x', '/projects/7/board?state=Done#x'],
  ['/a/../b', '/b'],
  ['http://elsewhere.example', undefined],
  ['//elsewhere.example', undefined],
  ['/\\elsewhere.example', undefined],
  ['/\t/elsewhere.example', undefined],
  ['/\n/elsewhere.example', undefined],
  ['/.//elsewhere.example', undefined],
  ['/a/..//elsewhere.example', undefined],
  ['\\\\elsewhere.example', undefined],
  [' /home', undefined],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['', undefined],
  [['/a'], undefined],
  [undefined, undefined],
])('%j leads to %j', (text, path) => expect(ownPath(text, ORIGIN)).toBe(path))
