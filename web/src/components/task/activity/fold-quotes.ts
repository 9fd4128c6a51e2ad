/** A stretch of a mail's text: words of who wrote it, or what they quote. */
export interface Stretch {
  text: string
  isQuote: boolean
}

/** Shorter ones between answers are what these answer; folded, nobody would know to what. */
const MOST_LINES_SHOWN = 5
/** “On Monday Tom wrote:” belongs to the quotation under it. */
const ABOVE = /^(?!>).*(wrote|yazdı|schrieb|escribió|écrit)\s*:\s*$/i

/** Cuts a mail's Markdown into what is shown and the quotations that are folded: those at its end, and long ones. */
export function foldQuotes(text: string): Stretch[] {
  const stretches: { lines: string[]; isQuote: boolean }[] = []
  let isCode = false
  for (const line of text.split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) isCode = !isCode
    const last = stretches.at(-1)
    const isQuote = !isCode && (/^\s{0,3}>/.test(line) || (line.trim() === '' && last?.isQuote === true))
    if (last?.isQuote === isQuote) last.lines.push(line)
    else stretches.push({ lines: [line], isQuote })
  }
  const isAtEnd = (i: number) => stretches.slice(i + 1).every(({ lines }) => lines.join('').trim() === '')
  const folded: Stretch[] = []
  for (const [i, { lines, isQuote }] of stretches.entries()) {
    const isFolded = isQuote && (isAtEnd(i) || lines.length > MOST_LINES_SHOWN)
    const before = folded.at(-1)
    if (isFolded && before && !before.isQuote) takeLineAbove(before, lines)
    const words = lines.join('\n')
    if (before && before.isQuote === isFolded) before.text += `\n${words}`
    else folded.push({ text: words, isQuote: isFolded })
  }
  const shown = folded.filter(({ text }) => text.trim() !== '')
  // A mail that is nothing but a quotation is shown as it is.
  return shown.some(({ isQuote }) => !isQuote) ? shown : [{ text, isQuote: false }]
}

function takeLineAbove(before: Stretch, lines: string[]): void {
  const above = before.text.trimEnd().split('\n')
  if (!ABOVE.test(above.at(-1) ?? '')) return
  lines.unshift(above.pop() ?? '', '')
  before.text = above.join('\n')
}
