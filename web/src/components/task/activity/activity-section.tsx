import { Button, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { useStored } from '../../../app/stored.ts'
import { comments } from '../../../messages/comments.ts'
import { common } from '../../../messages/common.ts'
import { tasks } from '../../../messages/tasks.ts'
import { activitiesIn, activitiesQuery } from '../../../queries/activities.ts'
import view from '../task-view.module.css'
import type { SectionProps } from '../task-view.tsx'
import styles from './activity.module.css'
import { ActivityItem } from './activity-item.tsx'
import { CommentForm } from './comment-form.tsx'
import { PostItem } from './post-item.tsx'
import { useHistoryWords } from './use-history-words.ts'

const PAGE = 60
const VIEWS = ['all', 'comments', 'history'] as const
type View = (typeof VIEWS)[number]

export function ActivitySection({ task, whyNot }: SectionProps) {
  const [t, words, plain] = [useMessages(tasks), useMessages(comments), useMessages(common)]
  const formats = useFormats()
  const { data, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    activitiesQuery(task._id),
  )
  const activities = activitiesIn(data)
  const [stored, setStored] = useStored('activity-view')
  const chosen: View = VIEWS.find((each) => each === stored) ?? 'all'
  const [most, setMost] = useState(PAGE)
  const fitting = activities.filter(({ type }) => chosen === 'all' || (type === 'post') === (chosen === 'comments'))
  const shown = fitting.slice(-most)
  const say = useHistoryWords(task, shown)
  const reason = whyNot('comment_on_task')
  const names = { all: words.all, comments: words.commentsOnly, history: words.historyOnly }
  return (
    <section aria-labelledby="activity">
      <div className={styles.head}>
        <h2 className={view.heading} id="activity">
          {t.activity}
        </h2>
        <SegmentedControl
          size="xs"
          aria-label={words.filter}
          value={chosen}
          data={VIEWS.map((value) => ({ value, label: names[value] }))}
          onChange={setStored}
        />
      </div>
      {isPending && <p className={view.hint}>{plain.loading}</p>}
      {!isPending && !hasNextPage && fitting.length === 0 && <p className={view.hint}>{t.noActivity}</p>}
      {fitting.length > shown.length && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setMost(most + 5 * PAGE)}>
          {words.earlier(formats.number(fitting.length - shown.length))}
        </Button>
      )}
      {fitting.length === shown.length && hasNextPage && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          loading={isFetchingNextPage}
          onClick={() => {
            setMost(most + 5 * PAGE)
            void fetchNextPage()
          }}
        >
          {words.older}
        </Button>
      )}
      <ol className={styles.list}>
        {shown.map((activity) =>
          activity.type === 'post' ? (
            <PostItem
              key={activity._id}
              post={activity}
              answered={
                activity.replyToId === undefined
                  ? undefined
                  : (activities.find(({ _id }) => _id === activity.replyToId) ?? (hasNextPage ? undefined : null))
              }
              task={task}
              whyNot={reason}
              whyNotShow={whyNot('show_post_to_client')}
            />
          ) : (
            <ActivityItem key={activity._id} activity={activity} words={say(activity)} />
          ),
        )}
      </ol>
      <div data-part="comment" data-screen-only>
        <CommentForm task={task} whyNot={reason} whyNotShow={whyNot('show_post_to_client')} />
      </div>
    </section>
  )
}
