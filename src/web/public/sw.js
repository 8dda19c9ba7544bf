/*
 * The service worker: keeps the application's shell and what was last seen of one's own queue for when there is no line,
 * and shows messages that the office pushed. It answers nothing from its keep while there is a line.
 */
const SHELL = 'siar-shell'
const SEEN = 'siar-seen' // a person's own: emptied when they sign out
const ASSETS_MAX = 80
const LAST_SEEN = ['/api/me', '/api/queue', '/api/day', '/api/notices', '/api/notices/count']

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((cache) => cache.add('/app/'))
      .then(() => self.skipWaiting()),
  )
})
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate' && url.pathname.startsWith('/app')) event.respondWith(page(request))
  else if (url.pathname.startsWith('/app/assets/')) event.respondWith(asset(request))
  else if (LAST_SEEN.includes(url.pathname)) event.respondWith(lastSeen(request))
})

/** Every address of the application is the same page. */
async function page(request) {
  const cache = await caches.open(SHELL)
  try {
    const fresh = await fetch(request)
    if (fresh.ok) await cache.put('/app/', fresh.clone())
    return fresh
  } catch (error) {
    const kept = await cache.match('/app/')
    if (kept) return kept
    throw error
  }
}

/** Named by their content, so what is kept is right for ever. */
async function asset(request) {
  const cache = await caches.open(SHELL)
  const kept = await cache.match(request)
  if (kept) return kept
  const fresh = await fetch(request)
  if (fresh.ok) {
    await cache.put(request, fresh.clone())
    const names = (await cache.keys()).filter((it) => new URL(it.url).pathname.startsWith('/app/assets/'))
    await Promise.all(names.slice(0, Math.max(0, names.length - ASSETS_MAX)).map((it) => cache.delete(it)))
  }
  return fresh
}

async function lastSeen(request) {
  const cache = await caches.open(SEEN)
  try {
    const fresh = await fetch(request)
    if (fresh.ok) await cache.put(request, fresh.clone())
    // Nobody is signed in, or somebody who may not: what the one before saw is not theirs.
    if (fresh.status === 401 || fresh.status === 403) await caches.delete(SEEN)
    return fresh
  } catch (error) {
    const kept = await cache.match(request)
    if (kept) return kept
    throw error
  }
}

self.addEventListener('push', (event) => {
  const told = event.data?.json() ?? {}
  event.waitUntil(
    self.registration.showNotification(told.title ?? 'Siar', {
      body: told.body ?? '',
      tag: told.tag,
      data: { url: told.url ?? '/app/pemberitahuan' },
      icon: '/app/siar-192.png',
      lang: told.lang ?? 'id',
      requireInteraction: told.urgent === true,
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const url = new URL(event.notification.data.url, self.location.origin)
  // Only ever our own pages, whatever a message says.
  const safe = url.origin === self.location.origin ? url.href : '/app/pemberitahuan'
  event.waitUntil(self.clients.openWindow(safe))
})
