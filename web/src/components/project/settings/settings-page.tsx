import { useSuspenseQuery } from '@tanstack/react-query'
import type { Project } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { mailboxes } from '../../../messages/mailboxes.ts'
import { projectSettings } from '../../../messages/project-settings.ts'
import { projectQuery } from '../../../queries/projects.ts'
import { Mailboxes } from '../../mailbox/mailboxes.tsx'
import { EndSection } from './end-section.tsx'
import { FieldsSection } from './fields-section.tsx'
import { GeneralSection } from './general-section.tsx'
import { PermissionsSection } from './permissions-section.tsx'
import { Section } from './section.tsx'
import styles from './settings.module.css'
import { StatesSection } from './states-section.tsx'
import { TagsSection } from './tags-section.tsx'
import { TrashSection } from './trash-section.tsx'

/** What every section of the settings is given. */
export interface SectionProps {
  project: Project
  /** Why the reader may not change it, in words; undefined: may. */
  whyNot: string | undefined
}

export function SettingsPage({ id }: { id: string }) {
  const [t, mail] = [useMessages(projectSettings), useMessages(mailboxes)]
  const { data: project } = useSuspenseQuery(projectQuery(id))
  const whyNot = project.can.includes('edit_project') ? undefined : t.adminsOnly
  const given: SectionProps = { project, whyNot }
  return (
    <div className={styles.settings} key={id}>
      {whyNot && <p className={styles.note}>{whyNot}</p>}
      <GeneralSection {...given} />
      <PermissionsSection {...given} />
      {project.kind === 'project' && <StatesSection {...given} />}
      <FieldsSection {...given} />
      <TagsSection project={project} whyNot={project.can.includes('manage_tags') ? undefined : t.tagsOnly} />
      <Section title={mail.title} hint={mail.text}>
        <Mailboxes project={project} whyNot={whyNot} />
      </Section>
      <TrashSection projectId={id} />
      <EndSection {...given} />
    </div>
  )
}
