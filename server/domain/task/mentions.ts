/** A person named in a text: `@[Name]($userId:<encrypted id>)` or `@email`. */
export interface NamedPerson {
  /** Where in the text it starts and ends. */
  readonly start: number
  readonly end: number
  /** As a person reads it, after the @. */
  readonly name: string
  readonly encryptedId: string | null
  readonly email: string | null
}

const MOST_NAME_LENGTH = 300
const LINK = ']($userId:'
const ENCRYPTED_ID_LENGTH = 11
const MOST_LOCAL_LENGTH = 64
const MOST_DOMAIN_LENGTH = 253

/** Every mention in a text, in order. Looks at each @ and at no more than a few hundred letters after it. */
export function peopleNamedIn(text: string): NamedPerson[] {
  const found: NamedPerson[] = []
  for (let at = text.indexOf('@'); at >= 0; ) {
    const person = linkAt(text, at) ?? emailAt(text, at)
    if (person) found.push(person)
    at = text.indexOf('@', person ? person.end : at + 1)
  }
  return found
}

/** The text with mentions as a person reads them. */
export function withPlainMentions(text: string): string {
  let plain = ''
  let end = 0
  for (const person of peopleNamedIn(text)) {
    plain += `${text.slice(end, person.start)}@${person.name}`
    end = person.end
  }
  return plain + text.slice(end)
}

function linkAt(text: string, at: number): NamedPerson | null {
  if (text[at + 1] !== '[') return null
  const length = text.slice(at + 2, at + 2 + MOST_NAME_LENGTH + LINK.length).indexOf(LINK)
  if (length < 0) return null
  const idAt = at + 2 + length + LINK.length
  const encryptedId = text.slice(idAt, idAt + ENCRYPTED_ID_LENGTH)
  const end = idAt + ENCRYPTED_ID_LENGTH + 1
  if (text[end - 1] !== ')' || !/^[\w-]{11}$/.test(encryptedId)) return null
  return { start: at, end, name: text.slice(at + 2, at + 2 + length), encryptedId, email: null }
}

function emailAt(text: string, at: number): NamedPerson | null {
  if (at > 0 && isOfAddress(text[at - 1] as string)) return null // the second @ of an address
  const second = endOf(text, at + 1, MOST_LOCAL_LENGTH)
  if (text[second] !== '@' || second === at + 1) return null
  let end = endOf(text, second + 1, MOST_DOMAIN_LENGTH)
  while (!/[\p{L}\p{N}]/u.test(text[end - 1] as string) && end > second + 1) end-- // the full stop is the sentence's
  if (end === second + 1) return null
  const email = text.slice(at + 1, end)
  return { start: at, end, name: email, encryptedId: null, email }
}

/** Where the letters of an address end that begin here. */
function endOf(text: string, start: number, most: number): number {
  let end = start
  while (end < text.length && end - start < most && isOfAddress(text[end] as string)) end++
  return end
}
const isOfAddress = (letter: string) => /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]/u.test(letter)
