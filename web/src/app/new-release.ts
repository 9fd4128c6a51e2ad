const KEY = 'cuboid.reloaded'
const ONCE_IN_MS = 30_000

/**
 * A part of the app that is not there any more, as the server has a newer release by now: the page begins anew with that.
 * Not again and again: then the part is missing for another reason, which the page says where the part would be.
 */
export function followReleases(): void {
  window.addEventListener('vite:preloadError', async ({ payload }) => {
    // The router knows the browser's words for this, and would begin anew by itself, without a network, too.
    payload.message = `A part of the app could not be fetched: ${payload.message}`
    if (Date.now() - Number(sessionStorage.getItem(KEY)) < ONCE_IN_MS) return
    const isThere = await fetch('/health/ready').then(({ ok }) => ok, () => false) // biome-ignore format: one thought
    if (!isThere) return // it cannot be reached: nothing is known of a release
    sessionStorage.setItem(KEY, String(Date.now()))
    location.reload()
  })
}
