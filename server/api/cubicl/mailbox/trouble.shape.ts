import { Type } from 'typebox'
import { type MailTrouble, TROUBLES } from '../../../domain/mail/mailbox.ts'
import { Choice } from '../../http/shapes.ts'

/** What is wrong with a mailbox, for readers to find their own words for. */
export const TroubleShape = {
  server: Type.Unsafe<'imap' | 'smtp' | null>({ type: ['string', 'null'], enum: ['imap', 'smtp', null] }),
  code: Choice(TROUBLES),
}
/** For those who can mend it. */
export const WholeTroubleShape = {
  ...TroubleShape,
  said: Type.Optional(Type.String({ description: 'What the mail server itself said.' })),
}

export const presentTrouble = ({ server, code }: MailTrouble) => ({ server, code })
export const presentWholeTrouble = (trouble: MailTrouble) => ({
  ...presentTrouble(trouble),
  ...(trouble.said && { said: trouble.said }),
})
