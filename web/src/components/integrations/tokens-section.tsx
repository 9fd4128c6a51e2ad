import { ActionIcon } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { KeyRound, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { dayOf } from '../../app/days.ts'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { common } from '../../messages/common.ts'
import { integrations } from '../../messages/integrations.ts'
import { type AccessToken, tokensQuery, useRemoveToken } from '../../queries/integrations.ts'
import { Ask } from '../../ui/ask.tsx'
import rows from '../../ui/rows.module.css'
import { Section } from '../../ui/section.tsx'
import { SecretShown } from './secret-shown.tsx'
import { TokenForm } from './token-form.tsx'

export interface MadeToken {
  _id: string
  name: string
  token: string
}

/** @param made  the token that was made just now, whose secret is still to be seen */
export function TokensSection({
  made,
  setMade,
}: {
  made: MadeToken | null
  setMade: (made: MadeToken | null) => void
}) {
  const [t, words] = [useMessages(integrations), useMessages(common)]
  const { data: tokens } = useSuspenseQuery(tokensQuery)
  const [asked, setAsked] = useState<AccessToken | null>(null)
  const remove = useRemoveToken()
  const removeAsked = ({ _id }: AccessToken) => {
    if (made?._id === _id) setMade(null)
    remove.mutate(_id)
  }
  return (
    <Section title={t.tokens} text={t.tokensText}>
      <TokenForm onMade={setMade} />
      {made && <SecretShown text={t.tokenMade(made.name)} label={t.token} secret={made.token} />}
      {tokens.length === 0 && <p className={rows.none}>{t.noTokens}</p>}
      {tokens.length > 0 && (
        <ul className={rows.rows} aria-label={t.tokens}>
          {tokens.map((token) => (
            <li key={token._id} className={rows.row}>
              <KeyRound size={16} aria-hidden />
              <div className={rows.main}>
                <div className={rows.name}>{token.name}</div>
                <TokenAbout token={token} />
              </div>
              <ActionIcon aria-label={t.removeToken(token.name)} onClick={() => setAsked(token)}>
                <Trash2 size={15} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <Ask
        isOpen={asked !== null}
        title={t.removeTokenAsk(asked?.name ?? '')}
        text={t.removeTokenText}
        action={words.remove}
        close={() => setAsked(null)}
        onYes={() => asked && removeAsked(asked)}
      />
    </Section>
  )
}

function TokenAbout({ token: { createdAt, lastUsedAt, expiresAt } }: { token: AccessToken }) {
  const t = useMessages(integrations)
  const formats = useFormats()
  const day = (seconds: number) => formats.date(dayOf(seconds, formats.zone))
  const expiry =
    expiresAt === null ? t.noExpiry
    : expiresAt * 1000 <= Date.now() ? t.expired(day(expiresAt))
    : t.expires(day(expiresAt)) // biome-ignore format: a table
  const use = lastUsedAt === null ? t.neverUsed : t.lastUsed(formats.ago(lastUsedAt))
  return <div className={rows.about}>{[t.created(day(createdAt)), use, expiry].join(' · ')}</div>
}
