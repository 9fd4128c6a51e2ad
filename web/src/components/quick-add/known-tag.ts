import type { Tag } from '../../api.ts'
import { nameKey } from '../../app/name-key.ts'

/** The tag that is meant by a word after a #, where names of several words are written together. */
export const knownTag = (tags: readonly Tag[], word: string): Tag | undefined =>
  tags.find(({ name }) => nameKey(name) === nameKey(word)) ??
  tags.find(({ name }) => nameKey(name.replaceAll(/\s/g, '')) === nameKey(word))
