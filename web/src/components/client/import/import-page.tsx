import { useState } from 'react'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { clientImport } from '../../../messages/client-import.ts'
import { type ImportColumn, type ImportTable, isTooLarge, TELLING_COLUMNS } from '../../../queries/client-import.ts'
import { Page } from '../../../ui/page.tsx'
import { Section, Sections } from '../../../ui/section.tsx'
import { ChooseFile } from './choose-file.tsx'
import { Columns } from './columns.tsx'
import { guessColumns } from './guess.ts'
import styles from './import.module.css'
import { readTable, TableError } from './read-table.ts'
import { RunImport } from './run-import.tsx'

interface Chosen {
  /** Tells this file from the one before. */
  number: number
  name: string
  lines: string[][]
  hasHead: boolean
  meaning: (ImportColumn | null)[]
}

/** Clients from a file: choose it, say what its columns are, see what will happen, let it happen. */
export function ImportPage() {
  const t = useMessages(clientImport)
  const { number } = useFormats()
  const [chosen, setChosen] = useState<Chosen>()
  const [fault, setFault] = useState<string>()
  const [state, setState] = useState<'open' | 'running' | 'done'>('open')

  const choose = async (file: File) => {
    try {
      const { rows: lines } = await readTable(file)
      const meaning = guessColumns(widened(lines[0] ?? [], widthOf(lines)))
      // A first line in which nothing is a name that is known is likely to be a client already.
      const hasHead = lines.length > 1 && meaning.some(Boolean)
      setFault(undefined)
      setState('open')
      setChosen((old) => ({ number: (old?.number ?? 0) + 1, name: file.name, lines, hasHead, meaning }))
    } catch (error) {
      setChosen(undefined)
      setFault(error instanceof TableError ? sayFault(error) : t.faults.unreadable)
    }
  }
  const sayFault = ({ fault, line }: TableError) =>
    line === undefined ? t.faults[fault] : t.atLine(t.faults[fault], number(line))

  const width = chosen ? widthOf(chosen.lines) : 0
  const rows = chosen ? chosen.lines.slice(chosen.hasHead ? 1 : 0) : []
  const names = widened(chosen?.hasHead ? (chosen.lines[0] ?? []) : [], width).map(
    (name, i) => name || t.column(number(i + 1)),
  )
  const table = chosen ? tableOf(chosen.meaning, rows) : undefined
  const isTelling = table?.columns.some((column) => TELLING_COLUMNS.includes(column))
  const tooLarge = table !== undefined && isTelling && isTooLarge(table)
  return (
    <Page title={t.title}>
      <Sections>
        <Section title={t.file} text={t.fileText}>
          <ChooseFile
            chosen={chosen && { name: chosen.name, rows: rows.length }}
            fault={fault ?? (tooLarge ? t.faults.tooLarge : undefined)}
            isLocked={state === 'running'}
            onChoose={(file) => void choose(file)}
          />
        </Section>
        {chosen && (
          <Section title={t.columns} text={t.columnsText}>
            <Columns
              names={names}
              rows={rows}
              hasHead={chosen.hasHead}
              onHead={(hasHead) => setChosen({ ...chosen, hasHead })}
              meaning={chosen.meaning}
              onMeaning={(meaning) => setChosen({ ...chosen, meaning })}
              isLocked={state !== 'open'}
            />
            {!isTelling && (
              <p className={styles.wrong} role="alert">
                {t.needsOne}
              </p>
            )}
          </Section>
        )}
        {chosen && table && isTelling && !tooLarge && rows.length > 0 && (
          <RunImport
            key={chosen.number}
            name={`${chosen.number} ${chosen.hasHead}`}
            table={table}
            whole={{ head: names, rows }}
            firstLine={chosen.hasHead ? 2 : 1}
            onStart={() => setState('running')}
            onDone={() => setState('done')}
          />
        )}
      </Sections>
    </Page>
  )
}

const widthOf = (lines: readonly string[][]) => lines.reduce((most, { length }) => Math.max(most, length), 0)
const widened = (cells: readonly string[], width: number) => Array.from({ length: width }, (_, i) => cells[i] ?? '')

/** The columns that are wanted, and their cells. */
function tableOf(meaning: readonly (ImportColumn | null)[], rows: readonly string[][]): ImportTable {
  const wanted = meaning.flatMap((column, place) => (column ? [{ column, place }] : []))
  return {
    columns: wanted.map(({ column }) => column),
    rows: rows.map((row) => wanted.map(({ place }) => row[place] ?? '')),
  }
}
