import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { saveTable } from '../../../app/csv.ts'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { clientImport } from '../../../messages/client-import.ts'
import { errors } from '../../../messages/errors.ts'
import { useCsvStyle } from '../../../ui/csv-download.tsx'
import { sayError } from '../../../ui/error-panel.tsx'
import { Section } from '../../../ui/section.tsx'
import styles from './import.module.css'
import { Outcome } from './outcome.tsx'
import { dismiss, goOn, type Run } from './run.ts'
import { useReasons } from './use-reasons.ts'

/** How far an import is, and what came of it; it stays until another file is chosen. */
export function Report({ run: { plan, done, state, error } }: { run: Run }) {
  const [t, words] = [useMessages(clientImport), useMessages(errors)]
  const { number } = useFormats()
  const cache = useQueryClient()
  const reasonsOf = useReasons()
  const [style] = useCsvStyle()
  const foot = useRef<HTMLDivElement>(null)
  useEffect(() => foot.current?.focus(), []) // the button that led here has gone
  const { whole, table } = plan
  const refused = done.flatMap((row, place) => (row.action === 'refused' ? [{ row, place }] : []))
  const save = () =>
    saveTable(
      'refused.csv',
      [
        [...whole.head, t.reason],
        ...refused.map(({ row, place }) => [
          ...whole.head.map((_, i) => whole.rows[place]?.[i] ?? ''),
          reasonsOf(row).join('; '),
        ]),
      ],
      style,
    )
  return (
    <Section title={t.result} text={plan.file}>
      <div ref={foot} className={styles.foot} tabIndex={-1}>
        {state !== 'done' && (
          <>
            <progress className={styles.progress} value={done.length} max={table.rows.length} aria-label={t.title} />
            <span className={styles.number}>{t.progress(number(done.length), number(table.rows.length))}</span>
          </>
        )}
        {state === 'running' && <p className={styles.hint}>{t.runs}</p>}
        {state === 'failed' && (
          <>
            <p className={styles.wrong} role="alert">
              {t.stopped(sayError(error, words))}
            </p>
            <Button size="xs" onClick={() => void goOn(cache)}>
              {t.goOn}
            </Button>
          </>
        )}
        <span role="status" className={state === 'done' ? styles.fileName : 'sr-only'}>
          {state === 'done' ? t.done : ''}
        </span>
        {state === 'done' && (
          <Button size="xs" component={Link} to="/clients">
            {t.toClients}
          </Button>
        )}
        {refused.length > 0 && state !== 'running' && (
          <Button size="xs" variant="default" leftSection={<Download size={14} />} onClick={save}>
            {t.downloadRefused}
          </Button>
        )}
        {state !== 'running' && (
          <Button size="xs" variant="default" onClick={() => void dismiss()}>
            {t.chooseOther}
          </Button>
        )}
      </div>
      <Outcome rows={done} table={table} firstLine={plan.firstLine} />
    </Section>
  )
}
