import { Button } from '@mantine/core'
import type { Activity, Task } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { comments } from '../../../messages/comments.ts'
import { common } from '../../../messages/common.ts'
import { useEditPost } from '../../../queries/activities.ts'
import { useUsers } from '../../../queries/people.ts'
import { TextEditor } from '../text/text-editor.tsx'
import styles from './activity.module.css'
import { mentionsIn } from './mentions.ts'

interface Props {
  task: Task
  post: Activity
  draft: string
  setDraft: (text: string) => void
  close: () => void
}

/** Other words in place of those of a comment. */
export function EditForm(props: Props) {
  const { task, post, draft, setDraft, close } = props
  const [t, words] = [useMessages(comments), useMessages(common)]
  const users = useUsers()
  const edit = useEditPost(task._id)
  const isEmpty = draft.trim() === '' && !post.files?.length
  const save = () => {
    if (isEmpty) return
    const content = draft.trim()
    const typed = draft
    close()
    if (content === post.content) return
    const sent = edit.mutateAsync({ postId: post._id, content, mentions: mentionsIn(content, users) })
    sent.catch(() => setDraft(typed)) // a word says why; the words are there when one edits again
  }
  return (
    <>
      <TextEditor
        label={t.editComment}
        value={draft}
        maxLength={100_000}
        autoFocus
        onChange={setDraft}
        onDone={save}
        onEscape={draft === post.content ? close : undefined}
      />
      <div className={styles.send}>
        <span className={styles.grow} />
        <Button size="xs" variant="subtle" color="gray" onClick={close}>
          {words.cancel}
        </Button>
        <Button size="xs" disabled={isEmpty} onClick={save}>
          {words.save}
        </Button>
      </div>
    </>
  )
}
