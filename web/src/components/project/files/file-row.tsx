import { ActionIcon, UnstyledButton } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Download, File, Folder as FolderIcon, Image, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useMessages } from '../../../app/language.ts'
import { toast } from '../../../app/toasts.tsx'
import { common } from '../../../messages/common.ts'
import { errors } from '../../../messages/errors.ts'
import { projectFiles } from '../../../messages/project-files.ts'
import { type FileNode, type Folder, fileUrlQuery, useDeleteNodes } from '../../../queries/files.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { DateText } from '../../../ui/date-text.tsx'
import { sayError } from '../../../ui/error-panel.tsx'
import { WhyNot } from '../../../ui/why-not.tsx'
import { FileMenu } from './file-menu.tsx'
import styles from './files.module.css'
import { isPicture, isShown, save } from './kinds.ts'
import { MoveDialog } from './move-dialog.tsx'
import { RenameForm } from './rename-form.tsx'
import { useFileDrag, useFileDrop } from './use-file-drag.ts'
import type { Move } from './use-moves.ts'

interface Props {
  node: FileNode
  folder: Folder
  path: readonly string[]
  whyNotEdit: string | undefined
  whyNotDelete: string | undefined
  move: Move
  preview: () => void
}

export function FileRow({ node, folder, path, whyNotEdit, whyNotDelete, move, preview }: Props) {
  const [t, plain, words] = [useMessages(projectFiles), useMessages(common), useMessages(errors)]
  const cache = useQueryClient()
  const remove = useDeleteNodes(folder)
  const [doing, setDoing] = useState<'rename' | 'move' | 'delete'>()
  const row = useRef<HTMLLIElement>(null)
  const { file, _id } = node
  const name = node.name ?? file?.name ?? ''
  const mayEdit = whyNotEdit === undefined
  useFileDrag(row, { node: _id, name }, mayEdit && doing === undefined)
  const isOver = useFileDrop(
    row,
    _id,
    file || !mayEdit ? undefined : (dragged) => move({ _id: dragged.node, name: dragged.name }, _id, name),
  )
  const done = () => {
    setDoing(undefined)
    row.current?.querySelector<HTMLElement>(`[aria-haspopup=menu]`)?.focus() // where the wish came from
  }
  const download = () =>
    file &&
    cache.fetchQuery(fileUrlQuery(file._id)).then(
      (url) => save(url, name),
      (error) => toast(sayError(error, words), { kind: 'refused' }),
    )
  const Icon = !file ? FolderIcon : isPicture(name) ? Image : File
  return (
    <li ref={row} className={styles.row} data-over={isOver || undefined}>
      <Icon size={17} className={styles.icon} aria-hidden />
      {doing === 'rename' ? (
        <RenameForm node={node} name={name} folder={folder} done={done} />
      ) : !file ? (
        <Link
          to="."
          search={(old: object) => ({ ...old, folder: [...path, _id].join('-') })}
          className={styles.name}
          draggable={false}
        >
          {name}
        </Link>
      ) : (
        <UnstyledButton
          className={styles.name}
          aria-label={isShown(name) ? t.preview(name) : t.download(name)}
          onClick={isShown(name) ? preview : () => void download()}
        >
          {name}
        </UnstyledButton>
      )}
      <span className={styles.when}>
        <DateText seconds={node.createdAt} />
      </span>
      {file && (
        <ActionIcon aria-label={t.download(name)} onClick={() => void download()}>
          <Download size={15} />
        </ActionIcon>
      )}
      <FileMenu name={name} whyNot={whyNotEdit} rename={() => setDoing('rename')} move={() => setDoing('move')} />
      <WhyNot reason={whyNotDelete}>
        <ActionIcon
          aria-label={t.remove(name)}
          aria-disabled={whyNotDelete ? true : undefined}
          data-disabled={whyNotDelete !== undefined || undefined}
          onClick={() => !whyNotDelete && setDoing('delete')}
        >
          <Trash2 size={15} />
        </ActionIcon>
      </WhyNot>
      {doing === 'move' && (
        <MoveDialog
          node={node}
          folder={folder}
          close={done}
          move={(parent, folderName) => {
            done()
            move({ _id, name }, parent, folderName)
          }}
        />
      )}
      <Confirm
        isOpen={doing === 'delete'}
        close={() => setDoing(undefined)}
        title={t.removeTitle(name)}
        text={file ? t.removeFile : t.removeFolder}
        action={plain.delete}
        onConfirm={() => {
          setDoing(undefined)
          remove.mutate([_id])
        }}
      />
    </li>
  )
}
