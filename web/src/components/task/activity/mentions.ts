import { fold } from '../../../app/fold.ts'

interface Named {
  _id: string
  firstname: string
  lastname: string
}
const nameOf = ({ firstname, lastname }: Named) => `${firstname} ${lastname}`.trim()

/** What is being typed after an @ at the caret; undefined: nothing is. */
export function mentionAt(text: string, caret: number): { start: number; typed: string } | undefined {
  const start = text.lastIndexOf('@', caret - 1)
  if (start < 0 || caret - start > 60) return undefined
  const before = text.charAt(start - 1)
  const typed = text.slice(start + 1, caret)
  // An @ within a word is part of an address.
  return (start > 0 && /[\p{L}\p{N}._-]/u.test(before)) || /[\n@]/.test(typed) ? undefined : { start, typed }
}

/** Those whose name has a word that begins so, at most six. */
export function matching<P extends Named>(people: readonly P[], typed: string): P[] {
  const sought = fold(typed)
  const fits = (person: P) => {
    const name = fold(nameOf(person))
    return name.startsWith(sought) || name.split(' ').some((word) => word.startsWith(sought))
  }
  return people.filter(fits).slice(0, 6)
}

/** The people whose names stand in a text after an @; of names that begin alike the longest counts. */
export function mentionsIn(text: string, people: readonly Named[]): { id: string; name: string }[] {
  const found = new Set<string>()
  const byLength = [...people].sort((a, b) => nameOf(b).length - nameOf(a).length)
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const person = byLength.find((each) => nameOf(each) !== '' && text.startsWith(nameOf(each), at + 1))
    if (person) found.add(person._id)
  }
  return people.filter(({ _id }) => found.has(_id)).map((person) => ({ id: person._id, name: nameOf(person) }))
}

/** The text as Markdown with the names that are mentioned in bold. */
export function withBoldMentions(text: string, mentions: readonly { name: string }[]): string {
  let bold = text
  for (const { name } of mentions)
    if (/^[\p{L}\p{N} .'’-]+$/u.test(name)) bold = bold.replaceAll(`@${name}`, `**@${name}**`)
  return bold
}
