import { expect, test } from 'vitest'
import { foldQuotes } from './fold-quotes.ts'

const shown = (text: string) =>
  foldQuotes(text)
    .map((each) => (each.isQuote ? `[${each.text.trim()}]` : each.text.trim()))
    .join(' | ')

test.each([
  ['no quotation', 'Hello\n\nTom', 'Hello\n\nTom'],
  ['at the end', 'Yes\n\n> Is it?\n> Really?\n', 'Yes | [> Is it?\n> Really?]'],
  ['with its line above', 'Yes\n\nOn Monday Ada wrote:\n\n> Is it?', 'Yes | [On Monday Ada wrote:\n\n> Is it?]'],
  ['in Turkish', 'Evet\n\n2 Mart, Ada yazdı:\n> Mı?', 'Evet | [2 Mart, Ada yazdı:\n\n> Mı?]'],
  ['short, between answers', '> One?\n\nYes\n\n> Two?\n\nNo', '> One?\n\nYes\n\n> Two?\n\nNo'],
  ['long, between answers', 'a\n> 1\n> 2\n> 3\n> 4\n> 5\n> 6\nb', 'a | [> 1\n> 2\n> 3\n> 4\n> 5\n> 6] | b'],
  ['nothing else', '> All of it\n> is quoted', '> All of it\n> is quoted'],
  ['in code', 'a\n```\n> prompt\n```', 'a\n```\n> prompt\n```'],
  ['nothing', '', ''],
])('%s', (_name, text, folded) => {
  expect(shown(text)).toBe(folded)
})
