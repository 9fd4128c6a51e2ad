import { expect, test } from 'vitest'
import { hashPassword, isPassword } from './passwords.ts'

test('a hash is Argon2id in PHC format with a salt of its own, and knows its password', async () => {
  const [one, two] = [await hashPassword('çok gizli'), await hashPassword('çok gizli')]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(two).not.toBe(one)
  expect(await isPassword('çok gizli', one)).toBe(true)
  expect(await isPassword('çok gizli '.normalize('NFD').trim(), one)).toBe(true)
  expect(await isPassword('çok gizlı', one)).toBe(false)
})

// https://github.com/P-H-C/phc-winner-argon2/blob/master/src/test.c
test('a hash with other parameters is read by its own', async () => {
  const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect(await isPassword('password', hash)).toBe(true)
  expect(await isPassword('differentpassword', hash)).toBe(false)
})

test('nobody has no password', async () => {
  expect(await isPassword('', null)).toBe(false)
  expect(await isPassword('', undefined)).toBe(false)
})
