import { Select } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLanguage, useMessages } from '../../app/language.ts'
import { mailboxes } from '../../messages/mailboxes.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { projectSettings } from '../../messages/project-settings.ts'
import { projectQuery, useEditProject } from '../../queries/projects.ts'
import { CopyLine } from '../../ui/copy-line.tsx'
import { Fields, Section, Sections } from '../../ui/section.tsx'
import { Mailboxes } from '../mailbox/mailboxes.tsx'
import { TrashList } from '../project/settings/trash-section.tsx'
import { LeadField } from './lead-field.tsx'
import { PipelineEnd } from './pipeline-end.tsx'
import styles from './settings.module.css'
import { StageSettings } from './stage-settings.tsx'

export function PipelineSettings({ id }: { id: string }) {
  const [t, words, mail] = [useMessages(pipelines), useMessages(projectSettings), useMessages(mailboxes)]
  const language = useLanguage()
  const { data: pipeline } = useSuspenseQuery(projectQuery(id))
  const edit = useEditProject(id)
  const whyNot = pipeline.can.includes('edit_project') ? undefined : t.mayNotEdit
  const currencies = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'currency' })
    return Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code} · ${names.of(code)}` }))
  }, [language])
  return (
    <div className={styles.page}>
      <Sections>
        <Section title={t.settings} text={whyNot}>
          <Fields>
            <LeadField
              label={t.name}
              value={pipeline.name}
              whyNot={whyNot}
              onSave={(name) => name && edit.mutate({ name })}
            />
            <Select
              size="xs"
              label={t.currency}
              searchable
              allowDeselect={false}
              data={currencies}
              value={pipeline.currency ?? null}
              readOnly={whyNot !== undefined}
              onChange={(currency) => currency && edit.mutate({ currency })}
            />
          </Fields>
        </Section>
        <StageSettings pipeline={pipeline} whyNot={whyNot} />
        <Section title={t.forIntegrators} text={t.integratorsHint}>
          <div className={styles.ids}>
            <CopyLine label={t.componentId} text={pipeline._id} />
            {pipeline.stages?.map((stage) => (
              <CopyLine key={stage.id} label={t.categoryId(stage.name)} text={String(stage.id)} />
            ))}
          </div>
        </Section>
        <Section title={mail.title} text={mail.textOfPipeline}>
          <Mailboxes project={pipeline} whyNot={whyNot} />
        </Section>
        <Section title={words.trash} text={words.trashHint}>
          <TrashList projectId={id} />
        </Section>
        <PipelineEnd pipeline={pipeline} whyNot={whyNot} />
      </Sections>
    </div>
  )
}
