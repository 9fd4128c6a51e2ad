import { Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useMessages } from '../../app/language.ts'
import { integrations } from '../../messages/integrations.ts'
import { useMe } from '../../queries/me.ts'
import { useProjects } from '../../queries/projects.ts'
import { CopyLine } from '../../ui/copy-line.tsx'
import rows from '../../ui/rows.module.css'
import { Fields, Section } from '../../ui/section.tsx'
import { crmLines, type Line, mainLines } from './curl-lines.ts'
import styles from './try-it-section.module.css'

/** Which project and pipeline the lines are about. The address holds them. */
export interface Choice {
  project?: string
  pipeline?: string
  /** Whose deliveries are shown. */
  webhook?: string
}

/** Lines to paste into a terminal, with the reader's own ids. */
export function TryItSection({ choice, token }: { choice: Choice; token: string | undefined }) {
  const t = useMessages(integrations)
  const me = useMe()
  const navigate = useNavigate()
  const all = useProjects()
  const [projects, pipelines] = [
    all.filter(({ kind }) => kind === 'project'),
    all.filter(({ kind }) => kind === 'pipeline'),
  ]
  const project = projects.find(({ _id }) => _id === choice.project) ?? projects[0]
  const pipeline = pipelines.find(({ _id }) => _id === choice.pipeline) ?? pipelines[0]
  const stageId = pipeline?.stages?.find(({ active }) => active)?.id
  const choose = (change: Choice) =>
    void navigate({ to: '/integrations', search: (old: object) => ({ ...old, ...change }), replace: true })
  const subject = {
    origin: location.origin,
    token: token ?? 'YOUR_TOKEN',
    ...me.cubedrive,
    projectId: project?._id,
    pipeline: pipeline && { id: pipeline._id, stageId },
    names: { task: t.exampleTask, lead: t.exampleLead },
  }
  return (
    <Section title={t.tryIt} text={t.tryItText}>
      <Fields>
        {project && (
          <Select
            label={t.project}
            data={projects.map(({ _id, name }) => ({ value: _id, label: name }))}
            value={project._id}
            searchable
            allowDeselect={false}
            onChange={(id) => id && choose({ project: id })}
          />
        )}
        {pipeline && (
          <Select
            label={t.pipeline}
            data={pipelines.map(({ _id, name }) => ({ value: _id, label: name }))}
            value={pipeline._id}
            searchable
            allowDeselect={false}
            onChange={(id) => id && choose({ pipeline: id })}
          />
        )}
      </Fields>
      <h3 className={styles.heading}>{t.ids}</h3>
      <div className={styles.ids}>
        {project && <CopyLine label={t.projectId} text={project._id} />}
        {pipeline && <CopyLine label={t.componentId} text={pipeline._id} />}
        <CopyLine label={t.userId} text={me.cubedrive.userId} />
        <CopyLine label={t.groupId} text={me.cubedrive.groupId} />
      </div>
      <Lines title={t.mainApi} lines={mainLines(subject)} />
      {!project && <p className={rows.none}>{t.noProject}</p>}
      <Lines title={t.crmApi} lines={crmLines(subject)} />
      {!pipeline && <p className={rows.none}>{t.noPipeline}</p>}
    </Section>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  const t = useMessages(integrations)
  return (
    <>
      <h3 className={styles.heading}>{title}</h3>
      {lines.length > 0 && (
        <ul className={styles.lines}>
          {lines.map(({ name, command }) => (
            <li key={name}>
              <p className={styles.name} aria-hidden>
                {t.lines[name]}
              </p>
              <CopyLine label={t.lines[name]} text={command} isQuiet />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
