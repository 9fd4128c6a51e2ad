import { ActionIcon, TextInput, UnstyledButton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Download, FileText, Image, Pencil, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useFormats } from '../../../app/formats.ts'
import { focusAround } from '../../../app/keep-focus.ts'
import { useMessages } from '../../../app/language.ts'
import { toast } from '../../../app/toasts.tsx'
import { errors } from '../../../messages/errors.ts'
import { projectFiles } from '../../../messages/project-files.ts'
import { taskFiles } from '../../../messages/task-files.ts'
import { type FileDetails, fileUrlQuery, useRenameFile } from '../../../queries/files.ts'
import { useMe } from '../../../queries/me.ts'
import { sayError } from '../../../ui/error-panel.tsx'
import { save } from '../../project/files/kinds.ts'
import styles from './task-files.module.css'

export const isImage = ({ contentType }: Pick<FileDetails, 'contentType'>) => contentType.startsWith('image/')
const hasPreview = ({ contentType }: FileDetails) =>
  /^(image\/(png|jpeg|gif|webp|avif)|application\/pdf|text\/plain)$/.test(contentType)

/** A file in a line, a picture with what it shows. */
export function FileCard(props: {
  file: FileDetails
  show: () => void
  /** Who uploaded it may in any case. */
  mayRename: boolean
  /** Absent: may not be taken off. */
  remove?: (() => void) | undefined
}) {
  const { file, show, remove } = props
  const [t, plain, words] = [useMessages(taskFiles), useMessages(projectFiles), useMessages(errors)]
  const formats = useFormats()
  const cache = useQueryClient()
  const me = useMe()
  const rename = useRenameFile()
  const [isNaming, setNaming] = useState(false)
  const pencil = useRef<HTMLButtonElement>(null)
  const { _id, name, size } = file
  const isShown = hasPreview(file)
  const { data: url } = useQuery({ ...fileUrlQuery(_id), enabled: isShown && isImage(file) })
  const mayRename = file.uploader === me._id || props.mayRename
  const download = () =>
    cache.fetchQuery(fileUrlQuery(_id)).then(
      (address) => save(address, name),
      (error) => toast(sayError(error, words), { kind: 'refused' }),
    )
  const finish = (next: string) => {
    setNaming(false)
    if (next.trim() && next.trim() !== name) rename.mutate({ id: _id, name: next.trim() })
  }
  const Icon = isImage(file) ? Image : FileText
  return (
    <li className={styles.card}>
      <UnstyledButton
        className={styles.thumb}
        title={name}
        aria-label={isShown ? plain.preview(name) : plain.download(name)}
        onClick={isShown ? show : () => void download()}
      >
        {url ? <img src={url} alt="" loading="lazy" /> : <Icon size={18} aria-hidden />}
      </UnstyledButton>
      <span className={styles.what}>
        {isNaming ? (
          <TextInput
            size="xs"
            autoFocus
            aria-label={t.nameOf(name)}
            defaultValue={name}
            maxLength={255}
            onFocus={({ currentTarget }) => currentTarget.setSelectionRange(0, stemOf(name))}
            onBlur={(event) => finish(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') pencil.current?.focus()
              if (event.key !== 'Escape') return
              event.stopPropagation()
              flushSync(() => setNaming(false)) // leaving it would save
              pencil.current?.focus()
            }}
          />
        ) : (
          <span className={styles.name}>{name}</span>
        )}
        <span className={styles.hint}>{formats.size(size)}</span>
      </span>
      {mayRename && (
        <ActionIcon ref={pencil} size="sm" aria-label={t.rename(name)} onClick={() => setNaming(true)}>
          <Pencil size={14} />
        </ActionIcon>
      )}
      <ActionIcon size="sm" aria-label={plain.download(name)} onClick={() => void download()}>
        <Download size={14} />
      </ActionIcon>
      {remove && (
        <ActionIcon
          size="sm"
          aria-label={t.remove(name)}
          onClick={(event) => {
            focusAround(event.currentTarget) // it goes
            remove()
          }}
        >
          <X size={14} />
        </ActionIcon>
      )}
    </li>
  )
}

/** Where the name ends and its ending begins. */
const stemOf = (name: string) => (name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length)
