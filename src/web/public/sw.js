/*
 * The service worker: keeps the application's shell, what was last seen of one's own queue, and the sheets of what waits
 * there for a decision, for when there is no line; and shows messages that the office pushed. It answers nothing from its
 * keep while there is a line, and says so of what it does.
 */
const SHELL = 'siar-shell'
const SEEN = 'siar-seen' // a person's own: emptied when they sign out
const ASSETS_MAX = 300 // of two versions of the application: the oldest leave first
const LAST_SEEN = [
  '/api/me',
  '/api/queue',
  '/api/day',
  '/api/notices',
  '/api/notices/count',
  '/api/attendance',
  '/api/decisions/proof',
  '/api/content-types',
]
const SHEETS_MAX = 20
const SHEET = /^\/api\/dossiers\/([0-9a-f-]{36})(?:$|\/)/

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
  else if (LAST_SEEN.includes(url.pathname)) event.respondWith(lastSeen(event, url))
  else if (SHEET.test(url.pathname)) event.respondWith(sheet(request, url))
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

async function lastSeen(event, url) {
  const { request } = event
  const cache = await caches.open(SEEN)
  try {
    const fresh = await fetch(request)
    // Nobody is signed in, or somebody who may not: what the one before saw is not theirs.
    if (fresh.status === 401 || fresh.status === 403) await caches.delete(SEEN)
    if (!fresh.ok) return fresh
    if (url.pathname === '/api/me') await forgetAnother(cache, fresh.clone())
    if (url.searchParams.has('after')) return fresh // of a list its first page: cursors are without number, and go out of date
    await cache.put(request, fresh.clone())
    if (url.pathname === '/api/queue') event.waitUntil(keepSheets(cache, fresh.clone()).catch(() => {})) // as many as the line let through
    return fresh
  } catch (error) {
    if (request.cache === 'no-store') throw error // asked for what is so now
    return kept(cache, request, error)
  }
}

/** What was kept, with when that was; else the fault that made it be asked for. */
async function kept(cache, request, error) {
  const answer = await cache.match(request, { ignoreVary: true })
  if (!answer) throw error
  const headers = new Headers(answer.headers)
  headers.set('siar-seen-at', new Date(answer.headers.get('date') ?? Date.now()).toISOString())
  return new Response(answer.body, { status: answer.status, headers })
}

/** Another person signed in over the one before. */
async function forgetAnother(cache, answer) {
  const before = await cache.match('/api/me', { ignoreVary: true })
  if (before && (await before.json()).personId !== (await answer.json()).personId) await forget(cache, () => true)
}

async function forget(cache, which) {
  const keys = await cache.keys()
  await Promise.all(keys.filter((it) => which(new URL(it.url))).map((it) => cache.delete(it)))
}

const ofDossier = (id) => (url) => SHEET.exec(url.pathname)?.[1] === id

/** Keeps what the decision sheet reads of each dossier that waits in the queue for a decision; of no other, and none limited. */
async function keepSheets(cache, queue) {
  const { rows } = await queue.json()
  const waiting = rows.filter((it) => it.decides && !it.limited && it.state === 'running').slice(0, SHEETS_MAX)
  const ids = new Set(waiting.map((it) => it.id))
  await forget(cache, (url) => SHEET.test(url.pathname) && !ids.has(SHEET.exec(url.pathname)[1]))
  if (waiting.length > 0) await keep(cache, ['/api/decisions/proof', '/api/attendance', '/api/content-types'], false)
  for (const { id, updatedAt } of waiting) {
    const path = `/api/dossiers/${id}`
    const before = await cache.match(path, { ignoreVary: true })
    if (before && (await before.json()).updatedAt === updatedAt) continue
    const answer = await fetch(path)
    const dossier = answer.ok ? await answer.clone().json() : null
    if (!dossier || dossier.limited) continue
    const earlier = dossier.lastSeen ? [`${path}/versions/${dossier.lastSeen.hash}`] : []
    await keep(cache, [`${path}/findings`, `${path}/confirmations`, ...earlier], true)
    await cache.put(path, answer) // the last, so that what is kept is whole
  }
}

async function keep(cache, paths, anew) {
  for (const path of paths) {
    if (!anew && (await cache.match(path, { ignoreVary: true }))) continue
    const answer = await fetch(path)
    if (answer.ok) await cache.put(path, answer)
  }
}

/** Of a dossier whose sheet is kept, the newest; of every other nothing stays behind. */
async function sheet(request, url) {
  const [, id] = SHEET.exec(url.pathname)
  const whole = url.pathname === `/api/dossiers/${id}`
  const cache = await caches.open(SEEN)
  try {
    const fresh = await fetch(request)
    if (fresh.status === 401) await caches.delete(SEEN)
    else if (whole && (fresh.status === 403 || fresh.status === 404)) await forget(cache, ofDossier(id))
    else if (fresh.ok && (await cache.match(request, { ignoreVary: true }))) {
      const limited = whole && (await fresh.clone().json()).limited
      if (limited) await forget(cache, ofDossier(id))
      else await cache.put(request, fresh.clone())
    }
    return fresh
  } catch (error) {
    return kept(cache, request, error)
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
