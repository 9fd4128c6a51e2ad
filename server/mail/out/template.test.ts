import { describe, expect, test } from 'vitest'
import { COLOURS } from './look.ts'
import type { MailPage } from './page.ts'
import { richText } from './rich-text.ts'
import { layOut } from './template.ts'

const page = async (): Promise<MailPage> => ({
  language: 'tr',
  subject: 'Tomás,\r\nBcc: eve@example.com “Monday\u2028round” görevinde sizden bahsetti',
  preheader: 'Şimdi\nolur',
  sender: 'Cuboid · Acme <b>',
  blocks: [
    { kind: 'heading', text: 'İki\n\nhaber' },
    { kind: 'paragraph', line: ['Merhaba ', { text: 'Ayşe & <i>Ali</i>', isStrong: true }, ','] },
    {
      kind: 'news',
      face: { initials: 'ŞK', hue: -3 },
      line: ['Tom, ', { text: 'Monday round', url: 'https://c.example/tasks/1?a=1&b="2"', isStrong: true }],
      about: 'Website · 29.01.2026 13:00',
      quote: 'Bir\r\n<script>alert(1)</script>\n\n\u202eiki',
    },
    await richText('# Baş\n**kalın** <b>ham</b> ![uzak](https://evil.example/p.png) [x](javascript:alert(1))\n\n- bir'),
    { kind: 'button', label: 'Görevi aç', url: 'https://c.example/tasks/1' },
  ],
  footer: ['Çünkü görevlisiniz.', ['', { text: 'Ayarlar', url: 'https://c.example/account' }]],
})

const tags = (html: string, name: string) => html.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? []

describe('every mail', () => {
  test('fetches nothing from anywhere, and runs nothing', async () => {
    const { html } = layOut(await page())
    for (const name of ['img', 'link', 'script', 'iframe', 'object', 'form', 'input', 'svg', 'video'])
      expect(tags(html, name), name).toEqual([])
    expect(html).not.toMatch(/url\(|@import|@font-face|\bon\w+=|href="(?!https?:|mailto:)/i)
    expect(html).toContain('href="https://evil.example/p.png"') // a link, for who wants it
  })

  test('is laid out by what Outlook and Gmail keep', async () => {
    const { html } = layOut(await page())
    for (const table of tags(html, 'table')) expect(table).toContain('role="presentation"')
    for (const name of ['p', 'h1', 'h2', 'ul', 'a', 'div'])
      for (const tag of tags(html, name)) expect(tag).toMatch(/ style="[^"]+"/)
    for (const style of html.match(/<style>[\s\S]*?<\/style>/g) ?? []) expect(style.length).toBeLessThan(8_192) // else Gmail drops it
    expect(html).not.toMatch(/style="[^"]*\b(flex|grid|var\(|light-dark|position)/)
    expect(html).toMatch(/<!--\[if mso\]>/)
    expect(Buffer.byteLength(html)).toBeLessThan(102_400) // else Gmail cuts it
  })

  test('knows the dark', async () => {
    const { html } = layOut(await page())
    expect(html).toContain('<meta name="color-scheme" content="light dark">')
    expect(html).toContain('<meta name="supported-color-schemes" content="light dark">')
    const dark = /@media \(prefers-color-scheme:dark\)\{([\s\S]*?)\}\}/.exec(html)?.[1] ?? ''
    for (const [, classes] of html.matchAll(/class="([^"]+)"/g)) {
      if (classes !== 'inner' && classes !== 'outer') expect(dark).toContain(`.${classes}{`)
    }
  })

  test('keeps names in their line, and shows what people write as text', async () => {
    const { subject, text, html } = layOut(await page())
    expect(subject).toBe('Tomás, Bcc: eve@example.com “Monday round” görevinde sizden bahsetti')
    expect(html).toContain(`<title>${subject}</title>`)
    expect(html).toContain('Ayşe &amp; &lt;i&gt;Ali&lt;/i&gt;')
    expect(html).toContain('Bir<br>&lt;script&gt;')
    expect(html).toContain('href="https://c.example/tasks/1?a=1&amp;b=&quot;2&quot;"')
    expect(text).toContain('İki haber')
    expect(text).toContain('> Bir\n> <script>alert(1)</script>\n>\n> ')
  })

  test('says its language and what it is about before the rest', async () => {
    const { html } = layOut(await page())
    expect(html).toContain('<html lang="tr"')
    const body = html.slice(html.indexOf('<body'))
    expect(body.indexOf('Şimdi olur')).toBeGreaterThan(0)
    expect(body.indexOf('Şimdi olur')).toBeLessThan(body.indexOf('<table'))
  })

  test('says the same in plain text, with addresses', async () => {
    const { text } = layOut(await page())
    for (const words of ['İki haber', 'Merhaba Ayşe', 'Website · 29.01.2026 13:00', '**kalın**', 'Çünkü görevlisiniz.'])
      expect(text).toContain(words)
    expect(text).toContain('Görevi aç:\nhttps://c.example/tasks/1\n')
    expect(text).toContain('-- \nCuboid · Acme <b>\n')
    expect(text).not.toMatch(/\r|&\w+;|\n\n\n/)
  })
})

const luminance = (colour: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
test.each([
  ['text', 'raised'],
  ['text-2', 'raised'],
  ['text-2', 'sunken'],
  ['accent-text', 'raised'],
  ['accent-text', 'sunken'],
  ['on-accent', 'accent'],
] as const)('%s is read on %s, light and dark', (letters, ground) => {
  for (const scheme of [0, 1]) {
    const both = [luminance(COLOURS[letters][scheme] as string), luminance(COLOURS[ground][scheme] as string)]
    expect((Math.max(...both) + 0.05) / (Math.min(...both) + 0.05)).toBeGreaterThan(4.5)
  }
})
