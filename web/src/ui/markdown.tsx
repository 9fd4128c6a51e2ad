import { lazy, Suspense } from 'react'
import styles from './markdown.module.css'

const Rendered = lazy(() => import('./markdown-html.tsx').then(({ MarkdownHtml }) => ({ default: MarkdownHtml })))

/** Text as people write it, without raw HTML; the words show at once and take their form when the renderer is there. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.markdown}>
      <Suspense fallback={<p className={styles.plain}>{text}</p>}>
        <Rendered text={text} />
      </Suspense>
    </div>
  )
}
