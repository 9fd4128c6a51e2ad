/** RFC 6901. */
export const below = (pointer: string, ...names: readonly (string | number)[]): string =>
  pointer + names.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const LONGEST = 200

/** A field is named by what the caller sent, and a hundred times in one answer. */
export const cut = (field: string): string =>
  field.length <= LONGEST ? field : `${field.slice(0, LONGEST).toWellFormed()}…`
