import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type FileDetails, filesQuery } from '../../../queries/files.ts'
import { Preview } from '../../project/files/preview.tsx'
import { FileCard } from '../files/file-card.tsx'
import styles from './activity.module.css'

/** What hangs on a comment. */
export function PostFiles({ files }: { files: readonly { _id: string; name: string }[] }) {
  const { data: found = [] } = useQuery(filesQuery(files.map(({ _id }) => _id)))
  const [shown, setShown] = useState<FileDetails>()
  return (
    <>
      <ul className={styles.files}>
        {found.map((file) => (
          <FileCard key={file._id} file={file} show={() => setShown(file)} mayRename={false} />
        ))}
      </ul>
      {shown && <Preview file={shown} close={() => setShown(undefined)} />}
    </>
  )
}
