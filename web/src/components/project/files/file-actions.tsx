import { Button, Popover, TextInput } from '@mantine/core'
import { FolderPlus, Upload } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useMessages } from '../../../app/language.ts'
import { common } from '../../../messages/common.ts'
import { projectFiles } from '../../../messages/project-files.ts'
import { type Folder, useCreateDirectory } from '../../../queries/files.ts'
import { WhyNot } from '../../../ui/why-not.tsx'
import styles from './files.module.css'

export function FileActions(props: {
  folder: Folder
  whyNot: string | undefined
  upload: (files: readonly File[]) => void
}) {
  const { folder, whyNot, upload } = props
  const t = useMessages(projectFiles)
  const input = useRef<HTMLInputElement>(null)
  const [isNaming, setNaming] = useState(false)
  const off = {
    'aria-disabled': whyNot ? true : undefined,
    'data-disabled': whyNot !== undefined || undefined,
  } as const
  return (
    <div className={styles.actions}>
      <Popover opened={isNaming} onChange={setNaming} position="bottom-end" trapFocus returnFocus withRoles={!whyNot}>
        <WhyNot reason={whyNot}>
          <span>
            <Popover.Target>
              <Button
                size="xs"
                variant="default"
                leftSection={<FolderPlus size={14} />}
                {...off}
                onClick={() => !whyNot && setNaming((is) => !is)}
              >
                {t.newFolder}
              </Button>
            </Popover.Target>
          </span>
        </WhyNot>
        <Popover.Dropdown aria-label={t.newFolder}>
          <NewFolder folder={folder} done={() => setNaming(false)} />
        </Popover.Dropdown>
      </Popover>
      <WhyNot reason={whyNot}>
        <Button size="xs" leftSection={<Upload size={14} />} {...off} onClick={() => !whyNot && input.current?.click()}>
          {t.upload}
        </Button>
      </WhyNot>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t.upload}
        onChange={(event) => {
          upload([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = '' // the same file again is a choice, too
        }}
      />
    </div>
  )
}

function NewFolder({ folder, done }: { folder: Folder; done: () => void }) {
  const [t, words] = [useMessages(projectFiles), useMessages(common)]
  const [name, setName] = useState('')
  const create = useCreateDirectory(folder)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) create.mutate(name.trim(), { onSuccess: done })
  }
  return (
    <form className={styles.naming} onSubmit={submit}>
      <TextInput
        data-autofocus
        aria-label={t.folderName}
        placeholder={t.folderName}
        maxLength={255}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" loading={create.isPending} disabled={!name.trim()}>
        {words.create}
      </Button>
    </form>
  )
}
