import { ActionIcon, Button, Checkbox, Select } from '@mantine/core'
import { Archive, ArchiveRestore, ArrowDown, ArrowUp, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Project } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { useEditProject } from '../../queries/projects.ts'
import rows from '../../ui/rows.module.css'
import { Section } from '../../ui/section.tsx'
import { WhyNot } from '../../ui/why-not.tsx'
import { StateRefusal } from '../project/settings/state-refusal.tsx'
import { LeadField } from './lead-field.tsx'
import styles from './settings.module.css'

type Stage = NonNullable<Project['stages']>[number]

/** The stages of a pipeline: name, colour, type and order; each change is saved at once. */
export function StageSettings({ pipeline, whyNot }: { pipeline: Project; whyNot: string | undefined }) {
  const t = useMessages(pipelines)
  const edit = useEditProject(pipeline._id, { quiet: true })
  const [refused, setRefused] = useState<Error | null>(null)
  const stages = pipeline.stages ?? []
  const [active, archived] = [stages.filter((stage) => stage.active), stages.filter((stage) => !stage.active)]
  const save = (next: readonly (Omit<Stage, 'id' | 'weight'> & { id?: number })[]) =>
    edit.mutate(
      {
        stages: next.map(({ id, name, color, type, active, collapse }) => ({
          ...(id !== undefined && { id }),
          ...{ name, color, type, active, collapse },
        })),
      },
      { onSuccess: () => setRefused(null), onError: setRefused },
    )
  const change = (id: number, part: Partial<Stage>) =>
    save([...active, ...archived].map((stage) => (stage.id === id ? { ...stage, ...part } : stage)))
  const swap = (place: number, by: number) => {
    const next = [...active]
    const [stage] = next.splice(place, 1)
    if (stage) next.splice(place + by, 0, stage)
    save([...next, ...archived])
  }
  const freshName = () => {
    const names = new Set(stages.map(({ name }) => name))
    for (let i = 1; ; i++) {
      const name = i === 1 ? t.newStage : `${t.newStage} ${i}`
      if (!names.has(name)) return name
    }
  }
  const add = () =>
    save([
      ...active,
      { name: freshName(), color: 'progress', type: 'active', active: true, collapse: false },
      ...archived,
    ])
  const isOff = whyNot !== undefined || edit.isPending
  return (
    <Section
      title={t.stages}
      text={t.stagesHint}
      action={
        <WhyNot reason={whyNot}>
          <Button
            size="xs"
            variant="default"
            leftSection={<Plus size={14} />}
            aria-disabled={isOff || undefined}
            onClick={() => !isOff && add()}
          >
            {t.addStage}
          </Button>
        </WhyNot>
      }
    >
      <ol className={rows.rows}>
        {active.map((stage, place) => (
          <li key={stage.id} className={`${rows.row} ${styles.stage}`}>
            <div className={styles.order}>
              <ActionIcon aria-label={t.up(stage.name)} disabled={isOff || place === 0} onClick={() => swap(place, -1)}>
                <ArrowUp size={14} />
              </ActionIcon>
              <ActionIcon
                aria-label={t.down(stage.name)}
                disabled={isOff || place === active.length - 1}
                onClick={() => swap(place, 1)}
              >
                <ArrowDown size={14} />
              </ActionIcon>
            </div>
            <div className={styles.fields}>
              <LeadField
                label={t.name}
                value={stage.name}
                whyNot={whyNot}
                onSave={(name) => name && change(stage.id, { name })}
              />
              <Select
                size="xs"
                label={t.stageType}
                allowDeselect={false}
                readOnly={isOff}
                data={Object.entries(t.types).map(([value, label]) => ({ value, label }))}
                value={stage.type}
                onChange={(type) => type && change(stage.id, { type: type as Stage['type'] })}
              />
              <Select
                size="xs"
                label={t.colour}
                allowDeselect={false}
                readOnly={isOff}
                leftSection={<span className={styles.dot} data-colour={stage.color} />}
                data={Object.entries(coloursWith(t.colours, stage.color)).map(([value, label]) => ({ value, label }))}
                value={stage.color}
                onChange={(color) => color && change(stage.id, { color })}
              />
              <Checkbox
                size="xs"
                className={styles.fold}
                label={t.startsFolded}
                checked={stage.collapse}
                disabled={isOff}
                onChange={(event) => change(stage.id, { collapse: event.currentTarget.checked })}
              />
            </div>
            <WhyNot reason={active.length === 1 ? t.lastStage : undefined}>
              <ActionIcon
                aria-label={t.archive(stage.name)}
                aria-disabled={isOff || active.length === 1 || undefined}
                onClick={() => !isOff && active.length > 1 && change(stage.id, { active: false })}
              >
                <Archive size={15} />
              </ActionIcon>
            </WhyNot>
          </li>
        ))}
      </ol>
      <StateRefusal project={pipeline} error={refused} />
      {archived.length > 0 && (
        <>
          <h3 className={styles.heading}>{t.archived}</h3>
          <ul className={rows.rows}>
            {archived.map((stage) => (
              <li key={stage.id} className={rows.row}>
                <span className={rows.main}>{stage.name}</span>
                <ActionIcon
                  aria-label={t.restore(stage.name)}
                  disabled={isOff}
                  onClick={() => change(stage.id, { active: true })}
                >
                  <ArchiveRestore size={15} />
                </ActionIcon>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

/** The colours there are, and one that a program gave. */
const coloursWith = (colours: Record<string, string>, own: string): Record<string, string> =>
  Object.hasOwn(colours, own) ? colours : { ...colours, [own]: own }
