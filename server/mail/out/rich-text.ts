import type MarkdownIt from 'markdown-it'
import { look } from './look.ts'
import type { RichText } from './page.ts'

/** Markdown as a block of a mail. Raw HTML is text, and pictures are links: one from elsewhere would tell who reads it. */
export async function richText(markdown: string): Promise<RichText> {
  made ??= make()
  const renderer = await made
  return { kind: 'rich', html: renderer.render(markdown), text: markdown.trim() }
}

type Renderer = InstanceType<typeof MarkdownIt>

let made: Promise<Renderer> | undefined

async function make(): Promise<Renderer> {
  const { default: Markdown } = await import('markdown-it') // by the first mail that has some: it takes time and memory
  const renderer = new Markdown({ html: false, linkify: true, breaks: true })
  renderer.validateLink = (url) => /^(https?:|mailto:)/i.test(url.trim())
  renderer.renderer.rules.image = (tokens, i) => {
    const address = renderer.utils.escapeHtml(String(tokens[i]?.attrGet('src') ?? ''))
    return `<a href="${address}" ${look('link')}>${renderer.utils.escapeHtml(tokens[i]?.content || '')}</a>`
  }
  renderer.renderer.rules.link_open = (tokens, i) => {
    const address = renderer.utils.escapeHtml(String(tokens[i]?.attrGet('href') ?? ''))
    return `<a href="${address}" ${look('link')}>`
  }
  for (const [rule, style] of Object.entries(STYLES)) {
    renderer.renderer.rules[rule] = (tokens, i, options, _env, self) => {
      tokens[i]?.attrSet('style', style)
      return self.renderToken(tokens, i, options)
    }
  }
  return renderer
}

const STYLES = {
  paragraph_open: 'margin:0 0 10px',
  bullet_list_open: 'margin:0 0 10px;padding-left:22px',
  ordered_list_open: 'margin:0 0 10px;padding-left:22px',
  heading_open: 'margin:0 0 8px;font-size:16px;line-height:1.4',
  blockquote_open: 'margin:0 0 10px;padding:0 0 0 12px;border-left:3px solid #8d8d97',
  th_open: 'padding:4px 8px;border:1px solid #8d8d97;text-align:left',
  td_open: 'padding:4px 8px;border:1px solid #8d8d97',
  hr: 'border:0;border-top:1px solid #8d8d97',
}
