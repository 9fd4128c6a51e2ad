import { Switch } from '@mantine/core'
import { useMessages } from '../../../app/language.ts'
import { tasks } from '../../../messages/tasks.ts'
import { WhyNot } from '../../../ui/why-not.tsx'
import styles from '../task-view.module.css'

export function PrivateSwitch(props: {
  isPrivate: boolean
  whyNot: string | undefined
  onChange: (value: boolean) => void
}) {
  const { isPrivate, whyNot, onChange } = props
  const t = useMessages(tasks)
  return (
    <WhyNot reason={whyNot}>
      <Switch
        size="xs"
        className={styles.switch}
        label={t.privateHint}
        aria-label={`${t.private}: ${t.privateHint}`}
        checked={isPrivate}
        disabled={whyNot !== undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </WhyNot>
  )
}
