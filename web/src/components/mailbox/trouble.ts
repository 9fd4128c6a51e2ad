import { useMessages } from '../../app/language.ts'
import { mailboxes } from '../../messages/mailboxes.ts'
import type { Trouble } from '../../queries/mailboxes.ts'

/** Says what is wrong with a mailbox, and what its server said where that is known. */
export function useTroubleWords(): (trouble: Trouble) => string {
  const t = useMessages(mailboxes)
  const { sentence, codes } = t.trouble
  return ({ server, code, said }) => {
    const what = sentence(t.trouble[server ?? 'none'], codes[code])
    return said ? `${what} ${t.said(said)}` : what
  }
}
