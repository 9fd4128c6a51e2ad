/** The default states as people read them, for what leaves the web app, which has its own. */
const NAMES: Record<string, Record<string, string>> = {
  en: { cb_waiting: 'Pending', cb_active: 'Active', cb_completed: 'Completed', cb_suspended: 'Suspended' },
  tr: { cb_waiting: 'Bekliyor', cb_active: 'Aktif', cb_completed: 'Tamamlandı', cb_suspended: 'Askıda' },
}

export function shownState(name: string, language: string): string {
  const names = Object.hasOwn(NAMES, language) ? NAMES[language] : NAMES.en
  return names && Object.hasOwn(names, name) ? (names[name] ?? name) : name
}
