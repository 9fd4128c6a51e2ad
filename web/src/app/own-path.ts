/** The path on this site that the text names, if it names one: where it leads is decided by the browser's own reading of it. */
export function ownPath(text: unknown, origin = location.origin): string | undefined {
  if (typeof text !== 'string' || !text.startsWith('/') || !URL.canParse(text, origin)) return undefined
  const { origin: target, pathname, search, hash } = new URL(text, origin)
  return target === origin && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : undefined
}
