import { ActionIcon, Button, Menu } from '@mantine/core'
import { ChevronDown, Download } from 'lucide-react'
import { CSV_STYLES, type CsvStyle, inStyle, isCsvStyle, styleNow } from '../app/csv.ts'
import { useMessages } from '../app/language.ts'
import { useStored } from '../app/stored.ts'
import { csv } from '../messages/csv.ts'
import styles from './csv-download.module.css'

interface Props {
  /** Of the table, without a style. */
  address: string
  /** Of the file. */
  name?: string
  label: string
  /** What of it the label does not say to who cannot see where it stands. */
  of?: string
  size?: 'xs' | 'compact-xs'
  className?: string | undefined
  wordClassName?: string | undefined
}

/** What the reader's spreadsheet expects, or what was chosen in this browser. */
export function useCsvStyle(): [CsvStyle, (style: CsvStyle) => void] {
  const [kept, setKept] = useStored('csv')
  return [isCsvStyle(kept) ? kept : styleNow(), setKept]
}

/** A table to take away, and beside it the choice of how spreadsheets are to take it apart. */
export function CsvDownload({ address, name, label, of, size = 'xs', className, wordClassName }: Props) {
  const t = useMessages(csv)
  const [style, setStyle] = useCsvStyle()
  return (
    <span className={styles.both}>
      <Button
        component="a"
        href={inStyle(address, style)}
        download={name ?? true}
        size={size}
        variant="default"
        className={className}
        leftSection={<Download size={14} />}
      >
        <span className={wordClassName}>{label}</span>
        {of && <span className="sr-only"> {of}</span>}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={size === 'xs' ? 30 : 22} aria-label={of ? t.styleOf(of) : t.style}>
            <ChevronDown size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t.style}</Menu.Label>
          <Menu.RadioGroup value={style} onChange={(value) => isCsvStyle(value) && setStyle(value)}>
            {(Object.keys(CSV_STYLES) as CsvStyle[]).map((each) => (
              <Menu.RadioItem key={each} value={each} closeMenuOnClick>
                {t.styles[each]}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
    </span>
  )
}
