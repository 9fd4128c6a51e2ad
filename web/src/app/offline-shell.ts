/**
 * The worker that shows the app without a network. What was loaded before its work began it is told, so that the first
 * visit is enough.
 */
export async function keepForOffline(): Promise<void> {
  if (!navigator.serviceWorker) return
  await navigator.serviceWorker.register('/sw.js')
  const { active } = await navigator.serviceWorker.ready
  const tell = () => {
    const loaded = document.querySelectorAll<HTMLScriptElement & HTMLLinkElement>(
      'script[src], link[rel=modulepreload], link[rel=stylesheet]',
    )
    active?.postMessage([...loaded].map(({ src, href }) => src || href))
  }
  tell()
  // Until then, what is fetched does not pass it.
  if (!navigator.serviceWorker.controller)
    navigator.serviceWorker.addEventListener('controllerchange', tell, { once: true })
}
