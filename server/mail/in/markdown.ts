import { Parser } from 'htmlparser2'
import TurndownService from 'turndown'
import { CUT_FROM, CUT_TO } from './marks.ts'

const MOST_HTML_LENGTH = 400_000
const MOST_DEPTH = 1_000
/** Deeper levels are written as if they were not there: what turns HTML into Markdown takes time by the square of them. */
const MOST_KEPT_DEPTH = 30

const KEPT = new Set([
  'p', 'div', 'br', 'b', 'strong', 'i', 'em', 'a', 'ul', 'ol', 'li', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'code', 'hr',
]) // biome-ignore format: a list
const SKIPPED = new Set(['script', 'style', 'head', 'title', 'noscript', 'template', 'svg', 'object', 'iframe'])
const EMPTY = new Set(['br', 'hr'])

const turndown = new TurndownService({
  headingStyle: 'atx',
  bulletListMarker: '-',
  codeBlockStyle: 'fenced',
  hr: '***', // dashes would be taken for the beginning of a signature
})

turndown.addRule('link without words', {
  filter: (node) => node.nodeName === 'A' && (node.textContent ?? '').trim() === '',
  replacement: () => '',
})

/** Throws for what is nested too deep to be HTML that somebody wrote. */
export function markdownOf(html: string): string {
  return turndown.turndown(simplified(html.slice(0, MOST_HTML_LENGTH))).replaceAll('\u00a0', ' ')
}

/** What is left of HTML without its tags, for what is beyond the other way. */
export const textOf = (html: string): string =>
  html
    .slice(0, MOST_HTML_LENGTH)
    .replace(/<[^<>]{0,1000}>/g, ' ')
    .replace(/[ \t]{2,}/g, ' ')

/** The tags alone that Markdown knows, of bounded depth; tables become lines. Pictures are files, or trackers. */
function simplified(html: string): string {
  const out: string[] = []
  const open: { name: string; written: string | null; isCut: boolean }[] = []
  let depth = 0
  let skipping = 0
  let isCutToEnd = false
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (open.length > MOST_DEPTH) throw new Error(`HTML is nested more than ${MOST_DEPTH} deep`)
        if (SKIPPED.has(name)) skipping++
        const cut = skipping > 0 ? 'no' : cutBy(name, attributes)
        if (cut === 'rest' && !isCutToEnd) out.push(`<p>${CUT_FROM}</p>`)
        isCutToEnd ||= cut === 'rest'
        const isCut = cut === 'element' && !isCutToEnd
        if (isCut) out.push(`<p>${CUT_FROM}</p>`)
        const written = skipping > 0 || depth >= MOST_KEPT_DEPTH ? null : writtenAs(name, attributes)
        if (written) out.push(written.tag)
        if (written && !EMPTY.has(name)) depth++
        open.push({ name, written: written && !EMPTY.has(name) ? written.name : null, isCut })
      },
      ontext(text) {
        if (skipping === 0) out.push(escaped(text))
      },
      onclosetag(name) {
        const last = open.pop()
        if (last?.written) {
          out.push(`</${last.written}>`)
          depth--
        }
        if (name === 'td' || name === 'th') out.push(' ')
        if (last?.isCut) out.push(`<p>${CUT_TO}</p>`)
        if (SKIPPED.has(name)) skipping = Math.max(0, skipping - 1)
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.write(html)
  parser.end()
  if (isCutToEnd) out.push(`<p>${CUT_TO}</p>`)
  return out.join('')
}

function writtenAs(name: string, { href }: Record<string, string>): { name: string; tag: string } | null {
  if (name === 'tr') return { name: 'div', tag: '<div>' }
  if (!KEPT.has(name)) return null
  if (name !== 'a') return { name, tag: `<${name}>` }
  return href && /^(https?:|mailto:)/i.test(href.trim()) ? { name, tag: `<a href="${escaped(href.trim())}">` } : null
}

/** By the marks that Gmail, Apple Mail, Thunderbird, Outlook, Yahoo and Proton put there. */
function cutBy(name: string, attributes: Record<string, string>): 'no' | 'element' | 'rest' {
  const { id = '', type = '' } = attributes
  const classes = (attributes.class ?? '').split(' ')
  if (['divRplyFwdMsg', 'appendonsend', 'x_divRplyFwdMsg'].includes(id)) return 'rest'
  if (name === 'blockquote' && type === 'cite') return 'element'
  return classes.some((each) => CUT_CLASSES.has(each)) ? 'element' : 'no'
}
const CUT_CLASSES = new Set([
  'gmail_quote', 'gmail_quote_container', 'gmail_signature', 'moz-cite-prefix', 'moz-signature', 'yahoo_quoted', 'protonmail_quote',
  'protonmail_signature_block',
]) // biome-ignore format: a list

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
