import { SegmentedControl, TagsInput } from '@mantine/core'
import { useMessages } from '../../../app/language.ts'
import { mails } from '../../../messages/mails.ts'
import { useTroubleWords } from '../../mailbox/trouble.ts'
import mail from './mail.module.css'
import { inWords } from './mailed.ts'
import { type Audience as Chosen, isAddress, type Mode } from './use-audience.ts'

/** Who will read what is being written, chosen and plain to see before it is sent. */
export function Audience({ audience, whyNotShow }: { audience: Chosen; whyNotShow: string | undefined }) {
  const t = useMessages(mails)
  const sayTrouble = useTroubleWords()
  const { mode, modes, setMode, way } = audience
  if (modes.length < 2) return null
  const hints = {
    internal: whyNotShow ?? t.internalHint,
    client: t.clientHint,
    mail: t.mailHint(way?.from ? inWords(way.from) : ''),
  }
  return (
    <>
      <div className={mail.choice}>
        <SegmentedControl
          size="xs"
          aria-label={t.who}
          value={mode}
          data={modes.map((value) => ({
            value,
            label: t.modes[value],
            disabled: value !== 'internal' && whyNotShow !== undefined,
          }))}
          onChange={(next) => setMode(next as Mode)} // one of ours
        />
        <p aria-live="polite">{hints[mode]}</p>
      </div>
      {mode === 'mail' && (
        <>
          {way?.trouble && <p className={mail.waits}>{t.waits(sayTrouble(way.trouble))}</p>}
          <Recipients audience={audience} />
        </>
      )}
    </>
  )
}

function Recipients({ audience: { to, cc, setTo, setCc, way } }: { audience: Chosen }) {
  const t = useMessages(mails)
  const known = [...(way?.to ?? []), ...(way?.cc ?? []), ...(way?.known ?? [])].map(inWords)
  const data = [...new Set(known)]
  const fault = (people: readonly string[]) => {
    const wrong = people.find((each) => !isAddress(each))
    return wrong === undefined ? undefined : t.wrongAddress(wrong)
  }
  return (
    <div className={mail.people}>
      <TagsInput
        size="xs"
        label={t.to}
        placeholder={to.length === 0 ? t.recipients : undefined}
        maxTags={50}
        splitChars={[';', ',']}
        data={data}
        value={to}
        error={to.length === 0 ? t.nobody : fault(to)}
        onChange={setTo}
      />
      <TagsInput
        size="xs"
        label={t.cc}
        maxTags={50}
        splitChars={[';', ',']}
        data={data}
        value={cc}
        error={fault(cc)}
        onChange={setCc}
      />
    </div>
  )
}
