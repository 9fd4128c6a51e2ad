import { useFormats } from '../../app/formats.ts'
import styles from './activity/activity.module.css'

/** Since when, and on a closer look the moment itself. */
export function When({ seconds }: { seconds: number }) {
  const formats = useFormats()
  return (
    <time className={styles.when} dateTime={new Date(seconds * 1000).toISOString()} title={formats.full(seconds)}>
      {formats.ago(seconds)}
    </time>
  )
}
