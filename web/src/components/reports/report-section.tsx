import { Button } from '@mantine/core'
import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../../app/language.ts'
import { reports } from '../../messages/reports.ts'
import { Section } from '../../ui/section.tsx'

/** A chart, the table under it, and the same figures to take away. */
export function ReportSection(props: { title: string; text?: string | undefined; csv: string; children: ReactNode }) {
  const { title, text, csv, children } = props
  const t = useMessages(reports)
  const download = (
    <Button component="a" href={csv} download size="compact-xs" variant="default" leftSection={<Download size={13} />}>
      {t.download}
      <span className="sr-only">{title}</span>
    </Button>
  )
  return (
    <Section title={title} text={text} action={download}>
      {children}
    </Section>
  )
}
