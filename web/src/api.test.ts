import { expect, test } from 'vitest'
import { ApiError, isOffline } from './api.ts'

test.each([
  ['Failed to fetch', true], // Chrome
  ['network error', true], // Chrome, in the midst of an answer
  ['Failed to fetch dynamically imported module: http://127.0.0.1/assets/board.js', true],
  ['NetworkError when attempting to fetch resource.', true], // Firefox
  ['Error in input stream', true],
  ['error loading dynamically imported module: http://127.0.0.1/assets/board.js', true],
  ['Load failed', true], // Safari
  ['Importing a module script failed.', true],
  ['A part of the app could not be fetched: Importing a module script failed.', true], // by new-release.ts
  ["Failed to construct 'URL': Invalid URL", false],
  ["Cannot read properties of undefined (reading 'fetch')", false],
])('%s: nobody answered, %s', (message, expected) => {
  expect(isOffline(new TypeError(message))).toBe(expected)
})

test.each([
  [{ type: 'https://cuboid.example/forbidden', title: 'Forbidden', status: 403, detail: 'no' }, true],
  [{ detail: 'no' }, false], // of a proxy
  ['<html>', false],
  [undefined, false],
])('%j is a problem of ours: %s', (answer, expected) => {
  expect(new ApiError(403, answer).problem !== undefined).toBe(expected)
})
