import type { ReactNode } from 'react'
import { useMessages } from '../../app/language.ts'
import { reports } from '../../messages/reports.ts'
import { CsvDownload } from '../../ui/csv-download.tsx'
import { Section } from '../../ui/section.tsx'

/** A chart, the table under it, and the same figures to take away. */
export function ReportSection(props: { title: string; text?: string | undefined; csv: string; children: ReactNode }) {
  const { title, text, csv, children } = props
  const t = useMessages(reports)
  const download = <CsvDownload address={csv} label={t.download} of={title} size="compact-xs" />
  return (
    <Section title={title} text={text} action={download}>
      {children}
    </Section>
  )
}
