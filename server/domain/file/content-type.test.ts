import { expect, test } from 'vitest'
import { contentTypeOf, HEAD_BYTES, isShownInline } from './content-type.ts'

const bytes = (latin1: string) => Buffer.from(latin1, 'latin1')

test.each([
  ['\x89PNG\r\n\x1a\n\0\0', 'image/png'],
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['GIF89a\x01', 'image/gif'],
  ['RIFF\x24\0\0\0WEBPVP8 ', 'image/webp'],
  ['\0\0\0\x20ftypavif\0', 'image/avif'],
  ['%PDF-1.7\n%\xe2', 'application/pdf'],
  ['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'text/plain'],
  ['<!doctype html><script>1</script>', 'text/plain'],
  ['GIF88a', 'text/plain'],
  ['RIFF\x24\0\0\0WAVE', 'application/octet-stream'],
  ['\x89PN', 'application/octet-stream'],
  ['PK\x03\x04', 'application/octet-stream'],
  ['caf\xe9', 'application/octet-stream'],
  ['', 'text/plain'],
])('%j is %s', (head, type) => {
  expect(contentTypeOf(bytes(head))).toBe(type)
})

test('a character cut off where the head ends is text still; one cut off where the file ends is not', () => {
  expect(contentTypeOf(Buffer.from('é'.repeat(HEAD_BYTES)).subarray(1, HEAD_BYTES + 1))).toBe(
    'application/octet-stream',
  )
  expect(contentTypeOf(Buffer.from(`a${'é'.repeat(HEAD_BYTES)}`).subarray(0, HEAD_BYTES))).toBe('text/plain')
  expect(contentTypeOf(Buffer.from('é').subarray(0, 1))).toBe('application/octet-stream')
})

test.each(['text/html', 'image/svg+xml', 'text/plain', 'application/octet-stream'])(
  '%s is never shown inline',
  (type) => {
    expect(isShownInline(type)).toBe(false)
  },
)
