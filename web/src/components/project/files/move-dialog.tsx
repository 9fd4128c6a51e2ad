import { Button, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ChevronRight, Folder as FolderIcon } from 'lucide-react'
import { useState } from 'react'
import { useMessages } from '../../../app/language.ts'
import { common } from '../../../messages/common.ts'
import { projectFiles } from '../../../messages/project-files.ts'
import { type FileNode, type Folder, fileNodesQuery } from '../../../queries/files.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { RowsSkeleton } from '../../../ui/skeleton.tsx'
import styles from './files.module.css'

interface Step {
  id: string | undefined
  name: string
}

/** Where to put it: from folder to folder, beginning at the top. */
export function MoveDialog(props: {
  node: FileNode
  folder: Folder
  close: () => void
  move: (parent: string | null, name: string) => void
}) {
  const { node, folder, close, move } = props
  const [t, words] = [useMessages(projectFiles), useMessages(common)]
  const [way, setWay] = useState<readonly Step[]>([{ id: undefined, name: t.top }])
  const here = way.at(-1) as Step // it begins with one, and none is taken away but those behind another
  const { data: nodes } = useQuery(fileNodesQuery({ ...folder, parent: here.id }))
  const folders = nodes?.filter(({ type, _id }) => type === 'd' && _id !== node._id)
  const isThere = here.id === folder.parent
  return (
    <Dialog opened onClose={close} title={t.moveTitle(node.name ?? '')} size="28rem">
      <nav aria-label={t.path} className={styles.crumbs}>
        {way.map(({ id, name }, depth) => (
          <span key={id ?? 'top'} className={styles.crumb}>
            {depth > 0 && <ChevronRight size={13} aria-hidden />}
            <UnstyledButton
              className={styles.crumbLink}
              aria-current={depth === way.length - 1 ? 'true' : undefined}
              onClick={() => setWay(way.slice(0, depth + 1))}
            >
              {name}
            </UnstyledButton>
          </span>
        ))}
      </nav>
      <div className={styles.choices}>
        {!folders && <RowsSkeleton rows={3} />}
        {folders?.length === 0 && <p className={styles.noChoice}>{t.noFolders}</p>}
        {folders?.map(({ _id, name = '' }) => (
          <UnstyledButton key={_id} className={styles.choice} onClick={() => setWay([...way, { id: _id, name }])}>
            <FolderIcon size={16} className={styles.icon} aria-hidden />
            <span className={styles.name}>{name}</span>
            <ChevronRight size={15} aria-hidden />
          </UnstyledButton>
        ))}
      </div>
      <div className={styles.previewFoot}>
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
        <Button disabled={isThere} onClick={() => move(here.id ?? null, here.name)}>
          {isThere ? t.liesHere : t.moveHere}
        </Button>
      </div>
    </Dialog>
  )
}
