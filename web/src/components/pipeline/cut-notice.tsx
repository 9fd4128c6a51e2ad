import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { pipelines } from '../../messages/pipelines.ts'
import styles from './board.module.css'

/** Says that there are more leads than are shown; the sums count all of them. */
export function CutNotice({ cut }: { cut: { shown: number; all: number } | undefined }) {
  const t = useMessages(pipelines)
  const { number } = useFormats()
  return cut ? <p className={styles.cut}>{t.cut(number(cut.shown), number(cut.all))}</p> : null
}
