import { NumberInput, Select, TextInput } from '@mantine/core'
import { useMessages } from '../../app/language.ts'
import { mailboxes } from '../../messages/mailboxes.ts'
import { PasswordInput } from '../../ui/password-input.tsx'
import styles from './mailbox.module.css'
import { PORTS, type Security, type Server } from './mailbox-values.ts'

const isUsual = (of: 'imap' | 'smtp', port: number) => Object.values<number>(PORTS[of]).includes(port)

interface Props {
  of: 'imap' | 'smtp'
  value: Server
  /** A password is kept, and stays unless another one is typed. */
  isKept: boolean
  /** What is wrong with each field. */
  fault: (field: keyof Server) => string | undefined
  onChange: (change: Partial<Server>) => void
}

/** Where a mailbox signs in, and as whom. */
export function ServerFields({ of, value, isKept, fault, onChange }: Props) {
  const t = useMessages(mailboxes)
  const setSecurity = (security: Security) =>
    onChange({ security, ...(isUsual(of, value.port) && { port: PORTS[of][security] }) })
  return (
    <div className={styles.server}>
      <TextInput
        className={styles.host}
        label={t.host}
        placeholder={`${of}.example.com`}
        maxLength={253}
        autoComplete="off"
        spellCheck={false}
        value={value.host}
        error={fault('host')}
        onChange={(event) => onChange({ host: event.currentTarget.value })}
      />
      <Select
        label={t.security}
        allowDeselect={false}
        data={Object.entries(t.securities).map(([id, label]) => ({ value: id, label }))}
        value={value.security}
        onChange={(next) => next && setSecurity(next as Security)} // one of ours
      />
      <NumberInput
        label={t.port}
        min={1}
        max={65_535}
        allowDecimal={false}
        hideControls
        value={value.port}
        error={fault('port')}
        onChange={(port) => onChange({ port: Number(port) })}
      />
      <TextInput
        className={styles.half}
        label={t.user}
        maxLength={254}
        autoComplete="off"
        spellCheck={false}
        value={value.user}
        error={fault('user')}
        onChange={(event) => onChange({ user: event.currentTarget.value })}
      />
      <PasswordInput
        className={styles.half}
        label={t.password}
        placeholder={isKept ? t.passwordKept : undefined}
        maxLength={1000}
        autoComplete="new-password"
        value={value.password}
        error={fault('password')}
        onChange={(event) => onChange({ password: event.currentTarget.value })}
      />
      {value.security === 'none' && <p className={styles.plain}>{t.plain}</p>}
    </div>
  )
}
