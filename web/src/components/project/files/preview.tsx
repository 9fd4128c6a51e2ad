import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useMessages } from '../../../app/language.ts'
import { errors } from '../../../messages/errors.ts'
import { projectFiles } from '../../../messages/project-files.ts'
import { filesQuery, fileTextQuery, fileUrlQuery } from '../../../queries/files.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { sayError } from '../../../ui/error-panel.tsx'
import { Line } from '../../../ui/skeleton.tsx'
import styles from './files.module.css'
import { save } from './kinds.ts'

export function Preview({ file, close }: { file: { _id: string; name: string }; close: () => void }) {
  const [t, words] = [useMessages(projectFiles), useMessages(errors)]
  const { data: url, error } = useQuery(fileUrlQuery(file._id))
  const { data: [details] = [], error: unknown } = useQuery(filesQuery([file._id]))
  const trouble = error ?? unknown
  return (
    <Dialog opened onClose={close} title={file.name} size="xl" classNames={{ title: styles.previewTitle }}>
      <div className={styles.preview}>
        {url && details && <Content address={url} type={details.contentType} file={file} />}
        {trouble && <p role="alert">{sayError(trouble, words)}</p>}
      </div>
      <div className={styles.previewFoot}>
        <Button
          variant="default"
          leftSection={<Download size={15} />}
          disabled={!url}
          onClick={() => url && save(url, file.name)}
        >
          {t.downloadIt}
        </Button>
      </div>
    </Dialog>
  )
}

interface ContentProps {
  address: string
  /** By its first bytes. */
  type: string
  file: { _id: string; name: string }
}

function Content({ address, type, file }: ContentProps) {
  const t = useMessages(projectFiles)
  if (type.startsWith('image/')) return <img src={address} alt={file.name} />
  if (type === 'text/plain') return <Text address={address} file={file} />
  if (type === 'application/pdf') return <Pages address={address} name={file.name} />
  return <p>{t.noPreview}</p>
}

function Text({ address, file }: Omit<ContentProps, 'type'>) {
  const [t, words] = [useMessages(projectFiles), useMessages(errors)]
  const { data, error } = useQuery(fileTextQuery(file._id, address))
  if (error) return <p role="alert">{sayError(error, words)}</p>
  if (!data) return <Line width={60} />
  return (
    <div className={styles.previewText}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section tabIndex={0} aria-label={file.name}>
        <pre>{data.text}</pre>
      </section>
      {data.isCut && <p>{t.cut}</p>}
    </div>
  )
}

/**
 * The browser's own reader. It does not work at the file's address, where the server's policy puts everything into a
 * sandbox; so it gets a copy that is a PDF whatever its bytes are.
 */
function Pages({ address, name }: { address: string; name: string }) {
  const [copy, setCopy] = useState<string>()
  // An object address is given back by hand.
  useEffect(() => {
    const stop = new AbortController()
    let made: string | undefined
    fetch(address, { signal: stop.signal })
      .then((answer) => answer.blob())
      .then((blob) => {
        made = URL.createObjectURL(new Blob([blob], { type: 'application/pdf' }))
        if (stop.signal.aborted) URL.revokeObjectURL(made)
        else setCopy(made)
      })
      .catch(() => {}) // closed meanwhile, or gone: it can be downloaded below, which says why not
    return () => {
      stop.abort()
      if (made) URL.revokeObjectURL(made)
    }
  }, [address])
  return copy ? <iframe src={`${copy}#navpanes=0`} title={name} className={styles.pages} /> : <Line width={60} />
}
