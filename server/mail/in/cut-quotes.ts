import EmailReplyParser from 'email-reply-parser'
import { CUT_FROM, CUT_TO } from './marks.ts'

/** The library's expressions take time by the square of what they read, or worse. */
const MOST_READ_LENGTH = 8_000
const MOST_LINE_LENGTH = 1_000
/** RFC 3676 §4.3, and what telephones write. The library takes more for signatures, and is less sure of it. */
const SIGNATURE = /^\s*(-- ?$|sent from my |get outlook for |\S{1,40}['’]?(dan|den|umdan|ımdan) gönderildi)/i
/** What stands above a quotation, in the languages that the library does not know as well. */
const ABOVE_QUOTE = /(@|\d).*(yazdı|wrote|schrieb|écrit|escribió)\s?:$/

const replies = new EmailReplyParser()

/**
 * A mail's text without what it quotes and its signature, as far as these are certain and stand at its end: an answer that
 * is written between quotations keeps them. What would leave nothing is left whole.
 */
export function withoutQuotes(text: string): string {
  const cut = withoutQuotedEnd(withoutMarked(text))
  return cut === '' ? withoutMarks(text).trim() : cut
}

export const withoutMarks = (text: string) => text.replaceAll(CUT_FROM, '').replaceAll(CUT_TO, '')

/** Takes away what is between the marks, from the end on, as long as nothing else follows it. */
function withoutMarked(text: string): string {
  let rest = text.trimEnd()
  while (rest.endsWith(CUT_TO)) {
    let depth = 0
    let at = rest.length - 1
    for (; at >= 0; at--) {
      if (rest[at] === CUT_TO) depth++
      else if (rest[at] === CUT_FROM && --depth === 0) break
    }
    rest = rest.slice(0, Math.max(at, 0)).trimEnd()
  }
  return withoutMarks(rest)
}

function withoutQuotedEnd(text: string): string {
  const isReadable =
    text.length <= MOST_READ_LENGTH && text.split('\n').every(({ length }) => length <= MOST_LINE_LENGTH)
  const kept = (isReadable ? firstCharacters(text, seenLength(text)) : withoutQuotedLines(text)).trim()
  const lines = kept.split('\n')
  const isAnswer = kept.length < text.trim().length
  return isAnswer && ABOVE_QUOTE.test(lines.at(-1) ?? '') ? lines.slice(0, -1).join('\n').trim() : kept
}

/** How many characters that are no blanks the library leaves; what it answers is not the text letter for letter. */
function seenLength(text: string): number {
  const fragments = replies.read(text).getFragments()
  let end = fragments.length
  for (; end > 0; end--) {
    const fragment = fragments[end - 1]
    const content = fragment?.getContent().trim() ?? ''
    const isSignature = fragment?.isSignature() && SIGNATURE.test(content.split('\n')[0] ?? '')
    if (!fragment?.isQuoted() && !isSignature && content !== '') break
  }
  return fragments.slice(0, end).reduce((sum, fragment) => sum + withoutBlanks(fragment.getContent()).length, 0)
}

const withoutBlanks = (text: string) => text.replace(/\s+/g, '')

function firstCharacters(text: string, count: number): string {
  let left = count
  let end = 0
  for (; end < text.length && left > 0; end++) if (!/\s/.test(text.charAt(end))) left--
  return text.slice(0, end)
}

function withoutQuotedLines(text: string): string {
  const lines = text.split('\n')
  while (lines.length > 0 && /^\s*(>|$)/.test(lines.at(-1) ?? '')) lines.pop()
  return lines.join('\n')
}
