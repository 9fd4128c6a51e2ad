import { CloseButton, TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { useMessages } from '../../../app/language.ts'
import { common } from '../../../messages/common.ts'
import { filters } from '../../../messages/filters.ts'
import styles from './filter-bar.module.css'

/** Holds what is typed, as the address follows a moment later. */
export function FindByName({ text, onType }: { text: string; onType: (text: string) => void }) {
  const [t, words] = [useMessages(filters), useMessages(common)]
  const [typed, setTyped] = useState(text)
  const [known, setKnown] = useState(text)
  const [sent, setSent] = useState<readonly string[]>([])
  if (known !== text) {
    setKnown(text)
    if (!sent.includes(text)) setTyped(text) // another view, or none
    setSent(sent.slice(sent.indexOf(text) + 1))
  }
  const type = (next: string) => {
    setTyped(next)
    setSent([...sent, next.trim()])
    onType(next.trim())
  }
  return (
    <TextInput
      size="xs"
      className={styles.find}
      aria-label={t.text}
      placeholder={t.text}
      leftSection={<Search size={13} aria-hidden />}
      value={typed}
      maxLength={200}
      onChange={(event) => type(event.currentTarget.value)}
      rightSection={typed && <CloseButton size="xs" aria-label={words.clear} onClick={() => type('')} />}
    />
  )
}
