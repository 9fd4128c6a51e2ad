import { expect, test } from 'vitest'
import { labelOf } from './file.ts'

test.each([
  ['plan.pdf', 'plan.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ada\\plan.pdf', 'plan.pdf'],
  ['/etc/', 'file'],
  ['..', 'file'],
  ['', 'file'],
  [' \t\r\n ', 'file'],
  ['a\r\nSet-Cookie: x\0.txt', 'aSet-Cookie: x.txt'],
  ['invoice\u202etxt.exe', 'invoicetxt.exe'],
  ['.htaccess', '.htaccess'],
  ['çığ 🦊 "x".png', 'çığ 🦊 "x".png'],
  ['\ud800half.txt', '\ufffdhalf.txt'],
  ['constructor', 'constructor'],
])('the label of %j is %j', (name, label) => {
  expect(labelOf(name)).toBe(label)
})

test('a label has 255 code points at most, and keeps its extension', () => {
  expect(labelOf('🦊'.repeat(255))).toBe('🦊'.repeat(255))
  expect(labelOf('🦊'.repeat(256))).toBe('🦊'.repeat(255))
  expect(labelOf(`${'🦊'.repeat(300)}.pdf`)).toBe(`${'🦊'.repeat(251)}.pdf`)
  expect(labelOf(`a.${'b'.repeat(300)}`)).toBe(`a.${'b'.repeat(253)}`)
})
