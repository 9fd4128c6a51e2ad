import { expect, test } from 'vitest'
import { disposition } from './disposition.ts'

test.each([
  ['plan.pdf', `inline; filename="plan.pdf"; filename*=UTF-8''plan.pdf`],
  ['çığ 🦊.txt', `inline; filename="___ _.txt"; filename*=UTF-8''%C3%A7%C4%B1%C4%9F%20%F0%9F%A6%8A.txt`],
  [`a"b\\c%d'(e)*;.txt`, `inline; filename="a_b_c_d'(e)*;.txt"; filename*=UTF-8''a%22b%5Cc%25d%27%28e%29%2A%3B.txt`],
])('%s', (name, header) => {
  expect(disposition('inline', name)).toBe(header)
})
