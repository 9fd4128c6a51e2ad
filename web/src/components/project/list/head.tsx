import { Checkbox, UnstyledButton } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMessages } from '../../../app/language.ts'
import { taskList } from '../../../messages/task-list.ts'
import styles from './list.module.css'
import type { Selection } from './use-selection.ts'
import { type Column, columnOf, type ListView, nextSort } from './view.ts'
import { useColumnNames } from './view-pickers.tsx'

/** The names of the columns; each sorts by it, then the other way round, then as before. */
export function Head({
  columns,
  view,
  isOfLeads,
  selection,
}: {
  columns: readonly Column[]
  view: ListView
  isOfLeads: boolean
  selection: Selection
}) {
  const t = useMessages(taskList)
  const nameOf = useColumnNames(isOfLeads)
  const navigate = useNavigate()
  const isDown = view.sort?.startsWith('-') ?? false
  const sortBy = (column: Column) =>
    void navigate({
      to: '.',
      search: (old: object) => ({ ...old, sort: nextSort(view.sort, column) }),
      replace: true,
    })
  return (
    <thead className={styles.head}>
      <tr aria-rowindex={1} className={styles.row}>
        <td className={styles.check}>
          <Checkbox
            size="xs"
            aria-label={t.selectAll}
            checked={selection.isAll}
            indeterminate={!selection.isAll && selection.tasks.length > 0}
            onChange={(event) => selection.selectAll(event.currentTarget.checked)}
          />
        </td>
        {columns.map((column) => {
          const isSorted = columnOf(view.sort) === column
          return (
            <th
              key={column}
              scope="col"
              className={styles.cell}
              data-column={column}
              aria-sort={isSorted ? (isDown ? 'descending' : 'ascending') : 'none'}
            >
              <UnstyledButton className={styles.sort} title={t.sortBy(nameOf(column))} onClick={() => sortBy(column)}>
                {nameOf(column)}
                {isSorted && (isDown ? <ArrowDown size={13} aria-hidden /> : <ArrowUp size={13} aria-hidden />)}
              </UnstyledButton>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
