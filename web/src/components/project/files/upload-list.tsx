import { ActionIcon } from '@mantine/core'
import { X } from 'lucide-react'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { errors } from '../../../messages/errors.ts'
import { projectFiles } from '../../../messages/project-files.ts'
import { sayError } from '../../../ui/error-panel.tsx'
import styles from './files.module.css'
import type { Upload } from './use-uploads.ts'

export function UploadList({ uploads, forget }: { uploads: readonly Upload[]; forget: (id: number) => void }) {
  const [t, words] = [useMessages(projectFiles), useMessages(errors)]
  const formats = useFormats()
  const going = uploads.filter(({ error }) => error === undefined).length
  return (
    <>
      <p className="sr-only" role="status">
        {going > 0 ? t.uploading(going) : ''}
      </p>
      {uploads.length > 0 && (
        <ul className={styles.uploads}>
          {uploads.map(({ id, name, part, error, stop }) => (
            <li key={id} className={styles.upload}>
              <span className={styles.name}>{name}</span>
              {error === undefined ? (
                <>
                  <progress className={styles.progress} value={part} max={1} aria-label={t.progressOf(name)} />
                  <span className={styles.when}>{formats.number(Math.round(part * 100))} %</span>
                </>
              ) : (
                <span className={styles.failed} role="alert">
                  {t.failed(sayError(error, words))}
                </span>
              )}
              <ActionIcon
                size="sm"
                aria-label={error === undefined ? t.stop(name) : t.forget(name)}
                onClick={error === undefined ? stop : () => forget(id)}
              >
                <X size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
