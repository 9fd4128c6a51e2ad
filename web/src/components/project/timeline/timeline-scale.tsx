import type { Day } from '../../../app/days.ts'
import { useFormats } from '../../../app/formats.ts'
import { scaleOf } from './scale.ts'
import styles from './timeline.module.css'

interface Props {
  range: { start: Day; days: number }
  dayWidth: number
}

/** Which days they are: in two lines, the longer times above. */
export function TimelineScale({ range, dayWidth }: Props) {
  const { language } = useFormats()
  const { above, below } = scaleOf(range, dayWidth, language)
  return (
    <div className={styles.scale} aria-hidden>
      {above.map(({ day, place, days, words }) => (
        <span key={day} className={styles.above} style={{ insetInlineStart: place * dayWidth, width: days * dayWidth }}>
          <span>{words}</span>
        </span>
      ))}
      {below.map(({ day, place, words }) => (
        <span key={day} className={styles.below} style={{ insetInlineStart: place * dayWidth }}>
          {words}
        </span>
      ))}
    </div>
  )
}
