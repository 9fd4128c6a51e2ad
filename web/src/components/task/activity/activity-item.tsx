import type { Activity } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { history } from '../../../messages/history.ts'
import { usePeople } from '../../../queries/people.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { When } from '../when.tsx'
import styles from './activity.module.css'
import { changesIn } from './changes.ts'
import { lineDiff } from './line-diff.ts'

/** A line of history in words a person understands. */
export function ActivityItem({ activity, words }: { activity: Activity; words: string[] }) {
  const t = useMessages(history)
  const person = usePeople()(activity.user)
  const desc = changesIn(activity).find(({ field }) => field === 'desc')
  return (
    <li className={styles.event}>
      <Avatar person={person} size={18} />
      <div className={styles.told}>
        {words.map((sentence, i) => (
          <span key={sentence} className={styles.sentence}>
            {sentence} {i === words.length - 1 && <When seconds={activity.createdAt} />}
          </span>
        ))}
        {desc && (
          <details>
            <summary>{t.whatChanged}</summary>
            <Lines from={String(desc.from ?? '')} to={String(desc.to ?? '')} />
          </details>
        )}
      </div>
    </li>
  )
}

function Lines({ from, to }: { from: string; to: string }) {
  const t = useMessages(history)
  const { went, came } = lineDiff(from, to)
  return (
    <div className={styles.diff}>
      {went.length > 0 && (
        <del>
          <span className="sr-only">{t.before}: </span>
          {went.join('\n')}
        </del>
      )}
      {came.length > 0 && (
        <ins>
          <span className="sr-only">{t.after}: </span>
          {came.join('\n')}
        </ins>
      )}
    </div>
  )
}
