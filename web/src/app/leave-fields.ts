import { finishBeforeGoing } from '../api.ts'

interface Router {
  subscribe(event: 'onBeforeNavigate', run: (event: { hrefChanged: boolean }) => void): unknown
}

/** For fields that save what is typed when one leaves them: `<input {...SAVED_BY_LEAVING} />`. */
export const SAVED_BY_LEAVING = { 'data-saves': '' } as const

/** Going back, to another page or away is leaving such a field, too: browsers do not tell a field that is taken away. */
export function leaveFieldsOnGoing(router: Router): void {
  router.subscribe('onBeforeNavigate', ({ hrefChanged }) => hrefChanged && leaveField())
  addEventListener('pagehide', () => finishBeforeGoing(leaveField))
}

/** The one that has the focus. */
export function leaveField(): void {
  const field = document.activeElement
  if (field instanceof HTMLElement && 'saves' in field.dataset) field.blur()
}
