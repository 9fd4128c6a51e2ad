const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
const AROUND = /^[\s\p{Cc}\u2800]+|[\s\p{Cc}\u2800]+$/gu
const ACCENTED_GREEK = /([\u0370-\u03ff])\p{M}+/gu
const DOT_ABOVE = '\u0307'

/**
 * What two names have in common that the server takes for the same, as `nameKey` of its domain does: whatever their case,
 * how their accents are composed, and what nobody sees. An accent itself counts, other than in what is searched (`fold`).
 */
export function nameKey(name: string): string {
  const seen = name.replace(UNSEEN, '').replace(AROUND, '')
  const lower = seen.normalize('NFKC').toUpperCase().toLowerCase().replaceAll('ς', 'σ').replaceAll('ß', 'ss')
  const greek = lower.normalize('NFD').replace(ACCENTED_GREEK, '$1').normalize('NFC')
  return greek.replaceAll(DOT_ABOVE, '').normalize('NFKC')
}
