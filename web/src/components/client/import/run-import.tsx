import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { clientImport } from '../../../messages/client-import.ts'
import { errors } from '../../../messages/errors.ts'
import { type ImportTable, importPreviewQuery, useImport } from '../../../queries/client-import.ts'
import { sayError } from '../../../ui/error-panel.tsx'
import { Section } from '../../../ui/section.tsx'
import { RowsSkeleton } from '../../../ui/skeleton.tsx'
import styles from './import.module.css'
import { Outcome } from './outcome.tsx'
import { saveTable } from './refused-file.ts'
import { useReasons } from './use-reasons.ts'

interface Props {
  /** Tells this table from any other. */
  name: string
  table: ImportTable
  /** The rows as they stand in the file, and the names of its columns. */
  whole: { head: readonly string[]; rows: readonly string[][] }
  firstLine: number
  /** From now on, nothing above is to change. */
  onStart: () => void
  /** Another file may be chosen. */
  onDone: () => void
}

/** The preview; then the import, and what came of it. */
export function RunImport({ name, table, whole, firstLine, onStart, onDone }: Props) {
  const [t, words] = [useMessages(clientImport), useMessages(errors)]
  const { number } = useFormats()
  const reasonsOf = useReasons()
  const run = useImport(table)
  const { data: preview, error } = useQuery({ ...importPreviewQuery(name, table), enabled: run.state === 'ready' })
  const isBegun = run.state !== 'ready'
  const foot = useRef<HTMLDivElement>(null)
  useLeaveWarning(run.state === 'running')
  if (error && !isBegun) {
    return (
      <p className={styles.wrong} role="alert">
        {sayError(error, words)}
      </p>
    )
  }
  const shown = isBegun ? run.done : preview?.rows
  const work = preview ? preview.created + preview.updated : 0
  const names = table.rows.map((row) => row[table.columns.indexOf('name')] ?? '')
  const refused = run.done.flatMap((row, place) => (row.action === 'refused' ? [{ row, place }] : []))
  const begin = () => {
    foot.current?.focus() // the button goes
    onStart()
    void run.start().then(onDone)
  }
  const save = () =>
    saveTable('refused.csv', [
      [...whole.head, t.reason],
      ...refused.map(({ row, place }) => [
        ...whole.head.map((_, i) => whole.rows[place]?.[i] ?? ''),
        reasonsOf(row.errors ?? []).join('; '),
      ]),
    ])
  return (
    <Section title={isBegun ? t.result : t.preview} text={isBegun ? undefined : t.previewText}>
      {!isBegun && preview && work === 0 && <p className={styles.hint}>{t.nothingToDo}</p>}
      <div ref={foot} className={styles.foot} tabIndex={-1}>
        {!isBegun && (
          <Button size="xs" disabled={work === 0} loading={!preview} onClick={begin}>
            {t.start(work)}
          </Button>
        )}
        {(run.state === 'running' || run.state === 'failed') && (
          <>
            <progress
              className={styles.progress}
              value={run.done.length}
              max={table.rows.length}
              aria-label={t.title}
            />
            <span className={styles.number}>{t.progress(number(run.done.length), number(table.rows.length))}</span>
          </>
        )}
        {run.state === 'failed' && (
          <>
            <p className={styles.wrong} role="alert">
              {t.stopped(sayError(run.error, words))}
            </p>
            <Button size="xs" onClick={begin}>
              {t.goOn}
            </Button>
          </>
        )}
        <span role="status" className={run.state === 'done' ? styles.fileName : 'sr-only'}>
          {run.state === 'done' ? t.done : ''}
        </span>
        {run.state === 'done' && (
          <>
            <Button size="xs" component={Link} to="/clients">
              {t.toClients}
            </Button>
            {refused.length > 0 && (
              <Button size="xs" variant="default" leftSection={<Download size={14} />} onClick={() => void save()}>
                {t.downloadRefused}
              </Button>
            )}
          </>
        )}
      </div>
      {shown ? <Outcome rows={shown} names={names} firstLine={firstLine} /> : <RowsSkeleton />}
    </Section>
  )
}

/** Closing the window is outside of what React renders; it is asked about while an import is under way. */
function useLeaveWarning(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isOn])
}
