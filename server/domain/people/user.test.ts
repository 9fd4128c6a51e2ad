import { expect, test } from 'vitest'
import { isLanguage, isZone } from './user.ts'

test.each([
  ['Europe/Istanbul', true],
  ['Asia/Kolkata', true],
  ['UTC', true],
  ['America/Argentina/Buenos_Aires', true],
  ['Etc/GMT+3', true],
  ['Mars/Olympus', false],
  ['+03:00', false],
  ["'; drop table user; --", false],
  ['', false],
])('%s is a zone: %s', (zone, is) => expect(isZone(zone)).toBe(is))

test.each([
  ['en', true],
  ['tr', true],
  ['qqq', false],
  ['en-GB', false],
  ['', false],
])('%s is a language: %s', (code, is) => expect(isLanguage(code)).toBe(is))
