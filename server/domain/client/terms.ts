import { askedTerms, phoneTerms, type Term, termsOf, wordTerms } from '../search/terms.ts'
import { fold, keyOf } from '../text.ts'
import type { ClientContent } from './client.ts'

/** `word` is of its own names, `contact` of its contacts'; e-mails and phones are those of all of them. */
export type ClientTerm = Term<'word' | 'contact' | 'email' | 'phone'>
export type ClientNames = Pick<ClientContent, 'name' | 'fullname' | 'email' | 'phone' | 'contacts'>

/** What a client is found by. */
export function clientTerms({ name, fullname, email, phone, contacts }: ClientNames): ClientTerm[] {
  const emails = [email, ...contacts.map((contact) => contact.email)]
  const phones = [phone, ...contacts.map((contact) => contact.phone)]
  return [
    ...termsOf('word', wordTerms(`${name} ${fullname}`)),
    ...termsOf('contact', contacts.flatMap((contact) => wordTerms(contact.name))), // biome-ignore format: like the others
    ...termsOf('email', emails.filter((address) => address !== '').map(keyOf)),
    ...termsOf('phone', phones.flatMap(phoneTerms)),
  ]
}

/** What of a client makes the text find it, where its names do not. */
export function foundOfClient(
  client: ClientNames,
  text: string,
): { field: 'contact' | 'email' | 'phone'; text: string } | undefined {
  const { words, email, phone } = askedTerms(text)
  const begins = (all: readonly string[], asked: string | undefined) =>
    asked !== undefined && all.some((term) => term.startsWith(asked))
  const people = [client, ...client.contacts]
  const mailed = people.find((each) => each.email !== '' && begins([fold(each.email)], email))
  if (mailed && email?.includes('@')) return { field: 'email', text: mailed.email }
  const own = wordTerms(`${client.name} ${client.fullname}`)
  const others = words.filter((word) => !begins(own, word))
  if (words.length > 0 && others.length === 0) return undefined
  const contact = client.contacts.find(
    ({ name }) => others.length > 0 && others.every((word) => begins(wordTerms(name), word)),
  )
  if (contact) return { field: 'contact', text: contact.name }
  if (mailed) return { field: 'email', text: mailed.email }
  const called = people.find((each) => begins(phoneTerms(each.phone), phone))
  return called && { field: 'phone', text: called.phone }
}
