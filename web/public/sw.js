// The shell without a network: the page itself network first, its hashed files cache first, the API never.
const CACHE = 'cuboid-shell-1'
const BESIDE = ['/theme.js', '/icon.svg', '/manifest.webmanifest']

self.addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(CACHE)
    await keepPage(cache, await fetch('/', { headers: { accept: 'text/html' } })) // others are told that there is nothing
    await cache.addAll(BESIDE)
  }
  event.waitUntil(keep())
  self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  const remove = async () => {
    for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name)
    await self.clients.claim()
  }
  event.waitUntil(remove())
})

// The addresses of what a page loaded before this worker was there.
self.addEventListener('message', (event) => {
  const keep = async () => {
    const paths = event.data.map((address) => new URL(address)).filter(({ origin }) => origin === location.origin)
    const assets = paths.map(({ pathname }) => pathname).filter((pathname) => pathname.startsWith('/assets/'))
    await Promise.all(assets.map((pathname) => cacheFirst(new Request(pathname))))
  }
  event.waitUntil(keep())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (pathname.startsWith('/assets/')) event.respondWith(cacheFirst(request))
  else if (request.mode === 'navigate' && !/^\/(api|cubedrive|docs|health|metrics)(\/|$)/.test(pathname)) {
    event.respondWith(networkFirst(request, '/'))
  } else if (BESIDE.includes(pathname)) event.respondWith(networkFirst(request, pathname))
})

async function cacheFirst(request) {
  const cache = await caches.open(CACHE)
  const found = await cache.match(request)
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

/** Every page of the app is the same document, so that one copy, kept as `/`, serves them all. */
async function networkFirst(request, name) {
  const cache = await caches.open(CACHE)
  try {
    const answer = await fetch(request)
    if (answer.ok && name === '/') await keepPage(cache, answer.clone())
    else if (answer.ok) await cache.put(name, answer.clone())
    return answer
  } catch (error) {
    const kept = await cache.match(name)
    if (kept) return kept
    throw error
  }
}

/** A page that names other files than the last one is of another release: the files of that one are not asked for again. */
async function keepPage(cache, page) {
  const before = await cache.match('/')
  const [old, named] = [before ? await filesOf(before) : [], await filesOf(page.clone())]
  await cache.put('/', page)
  if (old.join() === named.join()) return
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url)
    if (pathname.startsWith('/assets/') && !named.includes(pathname)) await cache.delete(url)
  }
}

const filesOf = async (page) => (await page.text()).match(/\/assets\/[\w.~-]+/g) ?? []
