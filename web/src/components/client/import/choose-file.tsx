import { Button, Select } from '@mantine/core'
import { FileSpreadsheet, Upload } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { clientImport } from '../../../messages/client-import.ts'
import { ENCODINGS, type Encoding } from './encoding.ts'
import styles from './import.module.css'

interface Props {
  /** What was chosen. */
  chosen: { name: string; rows: number; encoding: Encoding; strays: number } | undefined
  /** Why it cannot be used. */
  fault: string | undefined
  onChoose: (file: File) => void
  onEncoding: (encoding: Encoding) => void
}

export function ChooseFile({ chosen, fault, onChoose, onEncoding }: Props) {
  const t = useMessages(clientImport)
  const { number } = useFormats()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) onChoose(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is another way to do what the button does
    <div
      className={chosen ? styles.chosen : styles.drop}
      data-over={isOver || undefined}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {chosen && (
        <>
          <FileSpreadsheet size={18} aria-hidden />
          <span className={styles.fileName}>{chosen.name}</span>
          <span className={styles.hint}>{t.rows(chosen.rows)}</span>
          <Select
            size="xs"
            className={styles.encoding}
            aria-label={t.encoding}
            data={ENCODINGS.map((each) => ({ value: each, label: t.encodings[each] }))}
            allowDeselect={false}
            searchable
            value={chosen.encoding}
            onChange={(value) => value && onEncoding(value as Encoding)}
          />
        </>
      )}
      <Button
        size="xs"
        variant={chosen ? 'default' : 'filled'}
        leftSection={<Upload size={14} />}
        onClick={() => input.current?.click()}
      >
        {chosen ? t.chooseOther : t.choose}
      </Button>
      {!chosen && <span className={styles.hint}>{t.drop}</span>}
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
        aria-label={t.choose}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = '' // the same file again, mended, is a choice, too
          if (file) onChoose(file)
        }}
      />
      {chosen && chosen.strays > 0 && <p className={styles.hint}>{t.strays(chosen.strays)}</p>}
      {fault && (
        <p className={styles.wrong} role="alert">
          {fault}
        </p>
      )}
      <span className="sr-only" role="status">
        {chosen ? `${chosen.name}: ${number(chosen.rows)}` : ''}
      </span>
    </div>
  )
}
