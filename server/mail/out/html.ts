import { darkRules, FACES, FONT, look } from './look.ts'
import { type Block, type Face, inOneLine, type Line, type MailPage, spansOf } from './page.ts'

const WIDTH = 560
const TEXT = `font-family:${FONT};font-size:15px;line-height:1.55`
const SMALL = `font-family:${FONT};font-size:13px;line-height:1.5`
const TABLE = 'role="presentation" cellpadding="0" cellspacing="0" border="0"'

/**
 * A page as mail programs show it: tables and inline styles, as Outlook lays out nothing else and Gmail drops the rest; no picture,
 * as one from elsewhere would tell when it is read; dark where the program says that it is.
 */
export const htmlOf = ({ language, subject, preheader, sender, blocks, footer }: MailPage): string => `<!doctype html>
<html lang="${escaped(language)}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<meta name="x-apple-disable-message-reformatting">
<title>${escaped(subject)}</title>
<!--[if mso]><style>table{border-collapse:collapse}td,p,a{font-family:'Segoe UI',Arial,sans-serif!important}</style><![endif]-->
<style>:root{color-scheme:light dark;supported-color-schemes:light dark}a{text-decoration:none}</style>
<style>@media (max-width:480px){.inner{padding:20px 16px!important}.outer{padding:12px 8px!important}}</style>
<style>@media (prefers-color-scheme:dark){${darkRules()}}</style>
<style>${darkRules('[data-ogsc] ')}</style>
</head>
<body ${look('page', 'margin:0;padding:0;width:100%;-webkit-text-size-adjust:100%')}>
<div style="display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;mso-hide:all">${escaped(inOneLine(preheader))}${PADDING}</div>
<table ${TABLE} width="100%" ${look('page')}><tr><td class="outer" align="center" style="padding:24px 12px">
<!--[if mso]><table ${TABLE} width="${WIDTH}"><tr><td><![endif]-->
<table ${TABLE} width="100%" style="max-width:${WIDTH}px">
<tr><td style="padding:0 4px 12px">${headOf(sender)}</td></tr>
<tr><td ${look('card', 'border-width:1px;border-style:solid;border-radius:10px')}><table ${TABLE} width="100%"><tr><td class="inner" style="padding:28px">
${blocks.map(blockOf).join('\n')}
</td></tr></table></td></tr>
<tr><td style="padding:16px 4px 0">
${footer.map((line) => `<p ${look('quiet', `margin:0 0 6px;${SMALL}`)}>${inline(line)}</p>`).join('\n')}
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`

/** Else programs fill the line after the preheader with the first words of the mail. */
const PADDING = '&#847;&zwnj;&nbsp;'.repeat(40)

const headOf = (sender: string) =>
  `<table ${TABLE}><tr>
<td width="24" height="24" align="center" ${look('button', `width:24px;height:24px;border-radius:6px;font-family:${FONT};font-size:14px;line-height:24px;font-weight:700`)} aria-hidden="true">C</td>
<td ${look('quiet', `padding-left:8px;${SMALL};font-weight:600`)}>${escaped(inOneLine(sender))}</td>
</tr></table>`

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h1 ${look('text', `margin:0 0 14px;font-family:${FONT};font-size:19px;line-height:1.35;font-weight:600;word-break:break-word`)}>${escaped(inOneLine(block.text))}</h1>`
    case 'paragraph':
      return `<p ${look('text', `margin:0 0 14px;${TEXT};word-break:break-word`)}>${inline(block.line)}</p>`
    case 'quote':
      return `<div ${look('quote', `margin:0 0 16px;padding:2px 0 2px 12px;border-width:0 0 0 3px;border-style:solid;${TEXT};word-break:break-word`)}>${withBreaks(block.text)}</div>`
    case 'button':
      return `<table ${TABLE} style="margin:4px 0 18px"><tr><td align="center" ${look('button', 'border-radius:6px')}><a href="${escaped(block.url)}" ${look('button', `display:inline-block;padding:10px 18px;border-width:1px;border-style:solid;border-radius:6px;font-family:${FONT};font-size:15px;line-height:1.3;font-weight:600`)}>${escaped(block.label)}</a></td></tr></table>`
    case 'news':
      return `<table ${TABLE} width="100%" style="margin:0 0 18px"><tr>
<td width="44" valign="top" style="width:44px">${faceOf(block.face)}</td>
<td valign="top"><p ${look('text', `margin:0 0 2px;${TEXT};word-break:break-word`)}>${inline(block.line)}</p>
<p ${look('quiet', `margin:0 0 6px;${SMALL};word-break:break-word`)}>${escaped(inOneLine(block.about))}</p>${block.quote === null ? '' : `\n${blockOf({ kind: 'quote', text: block.quote })}`}</td>
</tr></table>`
    case 'rich':
      return `<div ${look('text', `margin:0 0 14px;${TEXT};word-break:break-word`)}>${block.html}</div>`
  }
}

function faceOf({ initials, hue }: Face): string {
  const which = ((hue % FACES.length) + FACES.length) % FACES.length
  const { ground, letters } = FACES[which] as (typeof FACES)[number] // the remainder is one of them
  const style = `width:32px;height:32px;border-radius:16px;background-color:${ground[0]};color:${letters[0]};font-family:${FONT};font-size:13px;line-height:32px;font-weight:600;text-align:center`
  return `<table ${TABLE}><tr><td width="32" height="32" align="center" bgcolor="${ground[0]}" class="face${which}" style="${style}" aria-hidden="true">${escaped(initials)}</td></tr></table>`
}

const inline = (line: Line): string =>
  spansOf(line)
    .map(({ text, url, isStrong }) => {
      const words = isStrong ? `<strong>${escaped(text)}</strong>` : escaped(text)
      return url ? `<a href="${escaped(url)}" ${look('link')}>${words}</a>` : words
    })
    .join('')

const withBreaks = (text: string) => escaped(text).replace(/\r\n|\r|\n/g, '<br>')

export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => ENTITIES[letter as keyof typeof ENTITIES])
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
