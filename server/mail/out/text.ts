import { type Block, inOneLine, type Line, type MailPage, spansOf } from './page.ts'

/** The twin of `htmlOf` for who reads plain text: the same words in the same order, addresses written out. */
export const textOf = ({ blocks, sender, footer }: MailPage): string => {
  const parts = [...blocks.map(blockOf), `-- \n${[inOneLine(sender), ...footer.map(inline)].join('\n')}`]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return inOneLine(block.text)
    case 'paragraph':
      return inline(block.line)
    case 'quote':
      return quoted(block.text)
    case 'button':
      return `${block.label}:\n${block.url}`
    case 'news': {
      const quote = block.quote === null ? [] : [quoted(block.quote)]
      return [inline(block.line), inOneLine(block.about), ...quote].join('\n')
    }
    case 'rich':
      return block.text
  }
}

/** Two spaces and more, or a lone line of dashes, mean something to mail programs; in a line of ours they do not occur. */
const inline = (line: Line): string =>
  spansOf(line)
    .map(({ text, url, isStrong }) => (url && !isStrong ? `${text}: ${url}` : text))
    .join('')

const quoted = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
