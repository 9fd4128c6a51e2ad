import { Button, TextInput } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { organization } from '../../messages/organization.ts'
import { mailStateQuery, useTestMail } from '../../queries/mail-state.ts'
import { useMe } from '../../queries/me.ts'
import rows from '../../ui/rows.module.css'
import { Section } from '../../ui/section.tsx'
import styles from './mail-section.module.css'

/** How mail goes, and whether it arrives, for a manager. */
export function MailSection() {
  const t = useMessages(organization)
  const formats = useFormats()
  const { data: state } = useSuspenseQuery(mailStateQuery)
  const { configured, lastSentAt, lastError, waiting, failed } = state
  if (!configured)
    return (
      <Section title={t.mail}>
        <p className={rows.none}>{t.mailOff}</p>
        {/* From mailboxes, which may have servers of their own. */}
        {waiting > 0 && <p className={rows.about}>{t.mailWaiting(waiting)}</p>}
        {failed > 0 && <p className={rows.about}>{t.mailFailed(failed)}</p>}
      </Section>
    )
  return (
    <Section title={t.mail} text={t.mailText}>
      <p className={rows.about}>{lastSentAt === null ? t.neverSent : t.lastSent(formats.ago(lastSentAt))}</p>
      {waiting > 0 && <p className={rows.about}>{t.mailWaiting(waiting)}</p>}
      {failed > 0 && <p className={rows.about}>{t.mailFailed(failed)}</p>}
      {lastError !== null && <p className={styles.error}>{t.lastMailError(lastError)}</p>}
      <TestMail />
    </Section>
  )
}

function TestMail() {
  const t = useMessages(organization)
  const [to, setTo] = useState(useMe().email)
  const test = useTestMail()
  const said = test.data && (test.data.ok ? t.testSent(to) : t.testFailed(test.data.error ?? ''))
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        test.mutate(to.trim())
      }}
    >
      <TextInput
        type="email"
        required
        maxLength={254}
        label={t.testTo}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={test.isPending}>
        {t.sendTest}
      </Button>
      <p role="status" className={test.data?.ok === false ? styles.error : styles.said}>
        {said}
      </p>
    </form>
  )
}
