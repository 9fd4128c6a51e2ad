import { TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMessages } from '../../../app/language.ts'
import { projectFiles } from '../../../messages/project-files.ts'
import { type FileNode, type Folder, useEditNode } from '../../../queries/files.ts'
import styles from './files.module.css'

interface Props {
  node: FileNode
  name: string
  folder: Folder
  done: () => void
}

/** In place of the name. Enter keeps it, so does going elsewhere; Escape does not. */
export function RenameForm({ node, name, folder, done }: Props) {
  const t = useMessages(projectFiles)
  const edit = useEditNode(folder)
  const [value, setValue] = useState(name)
  const keep = (event?: FormEvent) => {
    event?.preventDefault()
    const wanted = value.trim()
    if (wanted && wanted !== name) edit.mutate({ id: node._id, name: wanted })
    done()
  }
  return (
    <form className={styles.renaming} onSubmit={keep}>
      <TextInput
        autoFocus
        size="xs"
        aria-label={t.newName(name)}
        maxLength={255}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.setSelectionRange(0, stemOf(name))}
        onBlur={() => keep()}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation() // the panel beside stays open
          done()
        }}
      />
    </form>
  )
}

/** How much of a name stands before its ending, which mostly stays. */
const stemOf = (name: string) => (name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length)
