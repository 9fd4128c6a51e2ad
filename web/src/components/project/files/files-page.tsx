import { useSuspenseQuery } from '@tanstack/react-query'
import { FolderLock, FolderOpen } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { useMessages } from '../../../app/language.ts'
import { projectFiles } from '../../../messages/project-files.ts'
import { type FileNode, fileNodesQuery, type Place } from '../../../queries/files.ts'
import { projectQuery } from '../../../queries/projects.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { FileActions } from './file-actions.tsx'
import { FileRow } from './file-row.tsx'
import styles from './files.module.css'
import { Preview } from './preview.tsx'
import { UploadList } from './upload-list.tsx'
import { useMove } from './use-moves.ts'
import { useUploads } from './use-uploads.ts'

/** @param path  the folders that lead here, as ids, the outermost first */
export function FilesPage({ id, path }: { id: string; path: readonly string[] }) {
  const t = useMessages(projectFiles)
  const { data: project } = useSuspenseQuery(projectQuery(id))
  if (!project.can.includes('see_files'))
    return <EmptyState icon={FolderLock} title={t.mayNotSee} text={t.mayNotSeeText} />
  return <FolderView key={path.join()} place={{ group: id }} path={path} can={project.can} />
}

/** Of a project, or of a client. */
export function FolderView({ place, path, can }: { place: Place; path: readonly string[]; can: readonly string[] }) {
  const t = useMessages(projectFiles)
  const folder = { ...place, parent: path.at(-1) }
  const { data: nodes } = useSuspenseQuery(fileNodesQuery(folder))
  const { uploads, start, forget } = useUploads(folder)
  const move = useMove(folder)
  const [shown, setShown] = useState<FileNode | null>(null)
  const [isOver, setOver] = useState(false)
  const mayAdd = can.includes('add_files')
  const drop = (event: DragEvent) => {
    if (!mayAdd || !event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(false)
    void start([...event.dataTransfer.files])
  }
  const over = (event: DragEvent) => {
    if (!mayAdd || !event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  return (
    <section
      className={styles.place}
      aria-label={t.files}
      data-over={isOver || undefined}
      onDragOver={over}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(false)}
      onDrop={drop}
    >
      <div className={styles.bar}>
        <Breadcrumbs place={place} path={path} move={can.includes('edit_files') ? move : undefined} />
        <FileActions folder={folder} whyNot={mayAdd ? undefined : t.mayNotAdd} upload={(files) => void start(files)} />
      </div>
      <UploadList uploads={uploads} forget={forget} />
      {nodes.length === 0 ? (
        <EmptyState
          icon={FolderOpen}
          title={path.length > 0 ? t.emptyFolder : t.empty}
          text={mayAdd ? t.emptyText : t.emptyRead}
        />
      ) : (
        <ul className={styles.list}>
          {nodes.map((node) => (
            <FileRow
              key={node._id}
              node={node}
              folder={folder}
              path={path}
              whyNotEdit={can.includes('edit_files') ? undefined : t.mayNotEdit}
              move={move}
              whyNotDelete={can.includes('delete_files') ? undefined : t.mayNotRemove}
              preview={() => setShown(node)}
            />
          ))}
        </ul>
      )}
      <div className={styles.over} aria-hidden>
        {t.drop}
      </div>
      {shown?.file && <Preview file={shown.file} close={() => setShown(null)} />}
    </section>
  )
}
