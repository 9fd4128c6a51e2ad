/** In this order, as most browsers also name those that they descend from. */
const BROWSERS: [mark: string, name: string][] = [
  ['Edg', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['FxiOS/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['CriOS/', 'Chrome'],
  ['Safari/', 'Safari'],
]
const SYSTEMS: [mark: string, name: string][] = [
  ['Windows', 'Windows'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['CrOS', 'ChromeOS'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
]

/** What a person calls the program and the machine of a User-Agent header: `Firefox, Windows`. Empty: it says neither. */
export function deviceOf(userAgent = ''): string {
  const named = (names: typeof BROWSERS) => names.find(([mark]) => userAgent.includes(mark))?.[1] ?? []
  return [named(BROWSERS), named(SYSTEMS)].flat().join(', ')
}
