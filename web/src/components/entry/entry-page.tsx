import type { ReactNode } from 'react'
import { setLanguage, useLanguage } from '../../app/language.ts'
import { LANGUAGES } from '../../messages/define.ts'
import { useTitle } from '../../ui/page.tsx'
import styles from './entry-page.module.css'

/** The frame of the pages before one is signed in. */
export function EntryPage({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const language = useLanguage()
  useTitle(title)
  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <img className={styles.mark} src="/icon.svg" alt="Cuboid" width="36" height="36" />
        <h1 className={styles.title}>{title}</h1>
        {text && <p className={styles.text}>{text}</p>}
        {children}
      </main>
      <footer className={styles.languages}>
        {LANGUAGES.map((each) => (
          <button
            key={each}
            type="button"
            lang={each}
            aria-pressed={each === language}
            onClick={() => setLanguage(each)}
          >
            {each === 'tr' ? 'Türkçe' : 'English'}
          </button>
        ))}
      </footer>
    </div>
  )
}
