import { ActionIcon } from '@mantine/core'
import { X } from 'lucide-react'
import { useState } from 'react'
import type { Tag } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { common } from '../../../messages/common.ts'
import { projectSettings } from '../../../messages/project-settings.ts'
import { useCreateTag, useDeleteTag, useEditTag, useTags } from '../../../queries/tags.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { AddLine } from './add-line.tsx'
import { ColorPicker, FIRST_COLOR } from './color-picker.tsx'
import { EditedText } from './edited-text.tsx'
import { Section } from './section.tsx'
import styles from './settings.module.css'
import type { SectionProps } from './settings-page.tsx'

export function TagsSection({ project, whyNot }: SectionProps) {
  const [t, words] = [useMessages(projectSettings), useMessages(common)]
  const tags = useTags(project._id)
  const [create, edit, remove] = [useCreateTag(), useEditTag(), useDeleteTag()]
  const [leaving, setLeaving] = useState<Tag | null>(null)
  return (
    <Section title={t.tags}>
      {tags.length === 0 && <p className={styles.none}>{t.noTags}</p>}
      <ul className={styles.lines}>
        {tags.map(({ _id, name, color }) => (
          <li key={_id} className={styles.line}>
            <ColorPicker
              label={t.colorOf(name)}
              value={color}
              whyNot={whyNot}
              onPick={(next) => edit.mutate({ id: _id, color: next })}
            />
            <EditedText
              className={styles.grow}
              name={t.nameOf(name)}
              value={name}
              maxLength={100}
              whyNot={whyNot}
              onSave={(next) => edit.mutate({ id: _id, name: next })}
            />
            <ActionIcon
              aria-label={t.removeIt(name)}
              disabled={whyNot !== undefined}
              onClick={() => setLeaving({ _id, name, color, group: project._id })}
            >
              <X size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {!whyNot && (
        <AddLine
          name={t.newTag}
          action={t.addTag}
          draft={`new-tag ${project._id}`}
          onAdd={(name, whenRefused) =>
            create.mutate({ group: project._id, name, color: FIRST_COLOR }, { onError: whenRefused })
          }
        />
      )}
      <Confirm
        isOpen={leaving !== null}
        close={() => setLeaving(null)}
        title={t.deleteTagTitle(leaving?.name ?? '')}
        text={t.deleteTagText}
        action={words.delete}
        onConfirm={() => {
          if (leaving) remove.mutate(leaving._id)
          setLeaving(null)
        }}
      />
    </Section>
  )
}
