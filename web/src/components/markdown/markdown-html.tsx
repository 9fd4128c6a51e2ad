import { useQueryClient } from '@tanstack/react-query'
import MarkdownIt from 'markdown-it'
import { useEffect, useMemo, useRef } from 'react'
import { fileUrlQuery } from '../../queries/files.ts'

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true })
/** A file of our own in a text: `![plan](/files/7296438250274881536)`. */
const OWN_FILE = /^\/files\/(\d{1,19})$/
markdown.validateLink = (url) => /^(https?:|mailto:)/i.test(url.trim()) || OWN_FILE.test(url)
// A picture from elsewhere would tell its server who reads this: it becomes a link. Our own are shown.
markdown.renderer.rules.image = (tokens, i) => {
  const token = tokens[i]
  const address = String(token?.attrGet('src') ?? '')
  const words = markdown.utils.escapeHtml(token?.content || address)
  const id = OWN_FILE.exec(address)?.[1]
  if (id) return `<img data-file="${id}" alt="${words}">`
  return `<a href="${markdown.utils.escapeHtml(address)}" target="_blank" rel="noopener noreferrer">${words}</a>`
}
markdown.renderer.rules.link_open = (tokens, i, options, _env, self) => {
  tokens[i]?.attrSet('target', '_blank')
  tokens[i]?.attrSet('rel', 'noopener noreferrer')
  return self.renderToken(tokens, i, options)
}

export function MarkdownHtml({ text }: { text: string }) {
  const html = useMemo(() => markdown.render(text), [text])
  const cache = useQueryClient()
  const place = useRef<HTMLDivElement>(null)
  // Addresses of files live for minutes: the pictures of a text get theirs when it is drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn follows from the text
  useEffect(() => {
    for (const picture of place.current?.querySelectorAll<HTMLImageElement>('img[data-file]') ?? []) {
      cache.fetchQuery(fileUrlQuery(picture.dataset.file ?? '')).then(
        (url) => {
          picture.src = url
        },
        () => picture.replaceWith(picture.alt), // gone, or not for the reader
      )
    }
  }, [html, cache])
  // biome-ignore lint/security/noDangerouslySetInnerHtml: markdown-it with `html: false` escapes all markup of the text
  return <div ref={place} dangerouslySetInnerHTML={{ __html: html }} />
}
