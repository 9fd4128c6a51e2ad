import type { Area, Language } from '../messages/define.ts'
import { store } from './store.ts'

const KEY = 'cuboid.language'
const current = store<Language>(toLanguage(read() ?? navigator.language))

/** Another language at once, everywhere, without a reload. Kept for the pages before sign-in. */
export function setLanguage(language: string): void {
  const next = toLanguage(language)
  document.documentElement.lang = next
  if (next === current.get()) return
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // It lasts as long as the page.
  }
  current.set(next)
}

export const useLanguage = (): Language => current.use()
/** The same outside of a component. */
export const languageNow = (): Language => current.get()
/** What those who speak it call it. */
export const ownNameOf = (language: Language): string =>
  new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language

/** The words of an area, in the language of the moment. */
export const useMessages = <M>(area: Area<M>): M => area[useLanguage()]
/** The same outside of a component. */
export const messagesNow = <M>(area: Area<M>): M => area[current.get()]

function toLanguage(code: string): Language {
  return code.toLowerCase().startsWith('tr') ? 'tr' : 'en'
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
