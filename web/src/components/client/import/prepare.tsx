import { useState } from 'react'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { clientImport } from '../../../messages/client-import.ts'
import { type ImportColumn, TELLING_COLUMNS } from '../../../queries/client-import.ts'
import { Section } from '../../../ui/section.tsx'
import { ChooseFile } from './choose-file.tsx'
import { Columns } from './columns.tsx'
import type { Encoding } from './encoding.ts'
import { guessColumns } from './guess.ts'
import styles from './import.module.css'
import { Preview } from './preview.tsx'
import { readTable, type Table, TableError } from './read-table.ts'
import { tableOf, widened, widthOf } from './table.ts'

interface Chosen extends Table {
  /** Tells what was read from what was read before. */
  number: number
  file: File
  hasHead: boolean
  meaning: (ImportColumn | null)[]
}

/** A file, what its columns are, and what would become of it. */
export function Prepare() {
  const t = useMessages(clientImport)
  const { number } = useFormats()
  const [chosen, setChosen] = useState<Chosen>()
  const [fault, setFault] = useState<string>()

  const choose = async (file: File, encoding?: Encoding) => {
    try {
      const table = await readTable(file, encoding)
      const meaning = guessColumns(widened(table.rows[0] ?? [], widthOf(table.rows)))
      // A first line in which nothing is a name that is known is likely to be a client already.
      const hasHead = table.rows.length > 1 && meaning.some(Boolean)
      setFault(undefined)
      setChosen((old) => ({ ...table, number: (old?.number ?? 0) + 1, file, hasHead, meaning }))
    } catch (error) {
      if (!encoding) setChosen(undefined)
      setFault(error instanceof TableError ? sayFault(error) : t.faults.unreadable)
    }
  }
  const sayFault = ({ fault, line }: TableError) =>
    line === undefined ? t.faults[fault] : t.atLine(t.faults[fault], number(line))

  const width = chosen ? widthOf(chosen.rows) : 0
  const rows = chosen ? chosen.rows.slice(chosen.hasHead ? 1 : 0) : []
  const names = widened(chosen?.hasHead ? (chosen.rows[0] ?? []) : [], width).map(
    (name, i) => name || t.column(number(i + 1)),
  )
  const table = chosen && tableOf(chosen.meaning, rows)
  const isTelling = table?.columns.some((column) => TELLING_COLUMNS.includes(column))
  return (
    <>
      <Section title={t.file} text={t.fileText}>
        <ChooseFile
          chosen={
            chosen && { name: chosen.file.name, rows: rows.length, encoding: chosen.encoding, strays: chosen.strays }
          }
          fault={fault}
          onChoose={(file) => void choose(file)}
          onEncoding={(encoding) => chosen && void choose(chosen.file, encoding)}
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
          />
          {!isTelling && (
            <p className={styles.wrong} role="alert">
              {t.needsOne}
            </p>
          )}
        </Section>
      )}
      {chosen && table && isTelling && rows.length > 0 && (
        <Preview
          key={chosen.number}
          name={`${chosen.number} ${chosen.hasHead} ${chosen.meaning.join()}`}
          file={chosen.file.name}
          table={table}
          whole={{ head: names, rows }}
          firstLine={chosen.hasHead ? 2 : 1}
        />
      )}
    </>
  )
}
