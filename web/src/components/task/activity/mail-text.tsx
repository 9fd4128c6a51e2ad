import { useMemo } from 'react'
import { useMessages } from '../../../app/language.ts'
import { mails } from '../../../messages/mails.ts'
import { Markdown } from '../../markdown/markdown.tsx'
import { foldQuotes } from './fold-quotes.ts'
import styles from './mail.module.css'

/** The words of a mail, with what it quotes folded. */
export function MailText({ text }: { text: string }) {
  const t = useMessages(mails)
  const stretches = useMemo(() => foldQuotes(text), [text])
  return stretches.map((stretch, i) =>
    stretch.isQuote ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: they change with the text alone
      <details key={i} className={styles.quote}>
        <summary>{t.quoted}</summary>
        <Markdown text={stretch.text} />
      </details>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: they change with the text alone
      <Markdown key={i} text={stretch.text} />
    ),
  )
}
