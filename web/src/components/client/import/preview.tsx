import { Button, Checkbox } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { clientImport } from '../../../messages/client-import.ts'
import { errors } from '../../../messages/errors.ts'
import { type ImportTable, importPreviewQuery, previewed } from '../../../queries/client-import.ts'
import { useMe } from '../../../queries/me.ts'
import { sayError } from '../../../ui/error-panel.tsx'
import { Section } from '../../../ui/section.tsx'
import { RowsSkeleton } from '../../../ui/skeleton.tsx'
import styles from './import.module.css'
import { Outcome } from './outcome.tsx'
import { begin, type Plan } from './run.ts'

interface Props extends Pick<Plan, 'file' | 'whole' | 'firstLine'> {
  /** Tells this table from any other. */
  name: string
  table: Pick<ImportTable, 'columns' | 'rows'>
}

/** What would become of the rows: of a long table, of the first ones. */
export function Preview({ name, table: cells, file, whole, firstLine }: Props) {
  const [t, words] = [useMessages(clientImport), useMessages(errors)]
  const { number } = useFormats()
  const [cache, { _id: user }] = [useQueryClient(), useMe()]
  const [overwrite, setOverwrite] = useState(false)
  const table = { ...cells, overwrite }
  const count = previewed(table)
  const isWhole = count === table.rows.length
  const { data: preview, error } = useQuery(importPreviewQuery(name, table, count))
  if (error) {
    return (
      <p className={styles.wrong} role="alert">
        {sayError(error, words)}
      </p>
    )
  }
  const work = preview ? preview.created + preview.updated : 0
  const isIdle = isWhole && work === 0
  const start = () => void begin({ key: crypto.randomUUID(), user, file, table, whole, firstLine }, cache)
  return (
    <Section title={t.preview} text={t.previewText}>
      {!isWhole && <p className={styles.hint}>{t.firstOnes(number(count), number(table.rows.length))}</p>}
      <Checkbox
        size="xs"
        label={t.overwrite}
        description={t.overwriteText}
        checked={overwrite}
        onChange={(event) => setOverwrite(event.currentTarget.checked)}
      />
      {preview && isIdle && <p className={styles.hint}>{t.nothingToDo}</p>}
      <div className={styles.foot}>
        <Button size="xs" disabled={isIdle} loading={!preview} onClick={start}>
          {t.start(isWhole ? work : table.rows.length)}
        </Button>
      </div>
      {preview ? <Outcome rows={preview.rows} table={table} firstLine={firstLine} /> : <RowsSkeleton />}
    </Section>
  )
}
