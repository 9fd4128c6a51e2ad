/** How many first bytes tell what a file is. */
export const HEAD_BYTES = 4096

/** What a browser may show in place of saving it: nothing in them can act. SVG and HTML are not among them, and never will be. */
const INLINE = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'application/pdf']
export const isShownInline = (contentType: string) => INLINE.includes(contentType)

/** What a file is, by its first bytes: one of the few types that matter here, text, or just bytes. */
export function contentTypeOf(head: Uint8Array): string {
  const startsWith = (text: string, at = 0) => [...text].every((letter, i) => head[at + i] === letter.charCodeAt(0))
  if (startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (startsWith('GIF87a') || startsWith('GIF89a')) return 'image/gif'
  if (startsWith('RIFF') && startsWith('WEBP', 8)) return 'image/webp'
  if (startsWith('ftypavif', 4) || startsWith('ftypavis', 4)) return 'image/avif'
  if (startsWith('%PDF-')) return 'application/pdf'
  return isText(head) ? 'text/plain' : 'application/octet-stream'
}

/** UTF-8 without control characters but white space. The last character may be cut off where the head ends. */
function isText(head: Uint8Array): boolean {
  if (head.some((byte) => byte < 0x20 && !WHITE_SPACE.includes(byte))) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: head.length >= HEAD_BYTES })
    return true
  } catch {
    return false
  }
}
const WHITE_SPACE = [0x09, 0x0a, 0x0c, 0x0d]
