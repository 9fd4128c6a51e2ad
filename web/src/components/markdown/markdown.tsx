import { part } from '../../ui/part.tsx'
import styles from './markdown.module.css'

const Plain = ({ text }: { text: string }) => <p className={styles.plain}>{text}</p>

const Rendered = part(() => import('./markdown-html.tsx').then(({ MarkdownHtml }) => MarkdownHtml), {
  Waiting: Plain,
  Broken: Plain,
})

/** Text as people write it, without raw HTML; the words show at once and take their form when the renderer is there. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.markdown}>
      <Rendered text={text} />
    </div>
  )
}
