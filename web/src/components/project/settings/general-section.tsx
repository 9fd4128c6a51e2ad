import { Switch } from '@mantine/core'
import { useMessages } from '../../../app/language.ts'
import { toast } from '../../../app/toasts.tsx'
import { projectSettings } from '../../../messages/project-settings.ts'
import { useEditProject, useProjects } from '../../../queries/projects.ts'
import { Picker } from '../../../ui/picker.tsx'
import { WhyNot } from '../../../ui/why-not.tsx'
import { UserPicker } from '../../pickers.tsx'
import { EditedText } from './edited-text.tsx'
import { Section } from './section.tsx'
import styles from './settings.module.css'
import type { SectionProps } from './settings-page.tsx'

export function GeneralSection({ project, whyNot }: SectionProps) {
  const t = useMessages(projectSettings)
  const edit = useEditProject(project._id)
  const others = useProjects().filter(({ _id }) => _id !== project._id)
  const parents = project.parents ?? []
  const names = others.filter(({ _id }) => parents.includes(_id)).map(({ name }) => name)
  const setAdmins = (admins: string[]) =>
    admins.length > 0 ? edit.mutate({ admins }) : toast(t.lastAdmin, { kind: 'refused' })
  return (
    <>
      <Section title={t.general}>
        <EditedText
          label={t.name}
          name={t.name}
          value={project.name}
          maxLength={200}
          whyNot={whyNot}
          onSave={(name) => edit.mutate({ name })}
        />
        <dl className={styles.details}>
          <dt>{t.parents}</dt>
          <dd>
            <Picker
              label={t.parents}
              multiple
              options={others.map(({ _id, name }) => ({ id: _id, name }))}
              selected={parents}
              onPick={(ids) => edit.mutate({ parents: ids })}
              whyNot={whyNot}
            >
              <span className={styles.cut}>{names.join(', ') || t.noParents}</span>
            </Picker>
          </dd>
        </dl>
        <WhyNot reason={whyNot}>
          <span className={styles.fit}>
            <Switch
              label={t.estimates}
              description={t.estimatesHint}
              checked={project.estimates}
              disabled={whyNot !== undefined}
              onChange={(event) => edit.mutate({ estimates: event.currentTarget.checked })}
            />
          </span>
        </WhyNot>
      </Section>
      <Section title={t.people} hint={t.adminsHint}>
        <dl className={styles.details}>
          <dt>{t.admins}</dt>
          <dd>
            <UserPicker label={t.admins} value={project.admins} whyNot={whyNot} onPick={setAdmins} />
          </dd>
          <dt>{t.members}</dt>
          <dd>
            <UserPicker
              label={t.members}
              value={project.members}
              whyNot={whyNot}
              onPick={(members) => edit.mutate({ members })}
            />
          </dd>
        </dl>
        <WhyNot reason={whyNot}>
          <span className={styles.fit}>
            <Switch
              label={t.private}
              description={t.privateHint}
              checked={project.private}
              disabled={whyNot !== undefined}
              onChange={(event) => edit.mutate({ private: event.currentTarget.checked })}
            />
          </span>
        </WhyNot>
      </Section>
    </>
  )
}
