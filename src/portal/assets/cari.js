// Looks words up in the index files, the newest first, until enough is found. Everything found is put in as text.
import { foldedWords, stemsOf } from './stem.js'

const form = document.getElementById('cari')
const field = document.getElementById('q')
const status = document.getElementById('keadaan')
const results = document.getElementById('hasil')
const more = document.getElementById('lagi')
const ENOUGH = 20
const CARD_ITEMS = 50
const BEGINNING = 4 // letters from which the beginning of a word finds it
let run = 0

async function fetchJson(path) {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return answer.json()
}

/** Each word as what it may be found by: any of its stems, or the beginning of one. */
function wordsOf(text) {
  const all = foldedWords(text)
  const telling = all.map((word) => stemsOf(word)).filter((stems) => stems.length > 0)
  return telling.length > 0 ? telling : all.map((word) => [word])
}
const fits = (term, stems) => stems.some((stem) => term === stem || (stem.length >= BEGINNING && term.startsWith(stem)))

function show([title, summary, topic, path, day]) {
  const item = document.createElement('li')
  const when = document.createElement('p')
  when.className = 'when'
  when.textContent = topic ? `${day} · ${topic}` : day
  const heading = document.createElement('h2')
  const link = document.createElement('a')
  link.href = `..${path}`
  link.textContent = title
  const [, language] = /\/(en|jv)\/$/.exec(path) ?? []
  if (language) item.lang = language
  heading.append(link)
  item.append(when, heading)
  if (summary) {
    const text = document.createElement('p')
    text.textContent = summary
    item.append(text)
  }
  results.append(item)
}

/** The cards of an open month's rows that hold every word. */
async function* fromRows(file, words) {
  for (const row of await fetchJson(file)) {
    const terms = row[5].split(' ')
    if (words.every((stems) => terms.some((term) => fits(term, stems)))) yield row
  }
}

/** The files of a year in which a stem may stand. */
function filesFor(beginnings, stem) {
  return beginnings
    .filter(([prefix]) =>
      prefix.endsWith('$')
        ? stem === prefix.slice(0, -1)
        : stem.startsWith(prefix) || (stem.length >= BEGINNING && prefix.startsWith(stem)),
    )
    .map(([, name]) => name)
}

/** The cards of a year that hold every word, the newest first. */
async function* fromYear(year, words) {
  const beginnings = await fetchJson(`${year}/isi.json`)
  const names = new Set(words.flatMap((stems) => stems.flatMap((stem) => filesFor(beginnings, stem))))
  const found = await Promise.all([...names].map((name) => fetchJson(`${year}/${name}.json`)))
  const sets = words.map((stems) => {
    const items = new Set()
    for (const terms of found)
      for (const [term, steps] of Object.entries(terms)) {
        if (!fits(term, stems)) continue
        let at = 0
        for (const step of steps) items.add((at += step))
      }
    return items
  })
  const [first, ...others] = sets.toSorted((one, other) => one.size - other.size)
  const all = [...first].filter((at) => others.every((set) => set.has(at))).toSorted((one, other) => other - one)
  const cards = new Map()
  const cardsAt = (at) => {
    const file = Math.floor(at / CARD_ITEMS)
    if (!cards.has(file)) cards.set(file, fetchJson(`${year}/kartu-${file}.json`))
    return cards.get(file)
  }
  for (const [index, at] of all.entries()) {
    for (const next of all.slice(index, index + ENOUGH)) cardsAt(next).catch(() => {}) // asked for together
    yield (await cardsAt(at))[at % CARD_ITEMS]
  }
}

async function* everywhere(words, index) {
  for (const file of index.rows) yield* fromRows(file, words)
  for (const year of index.years) yield* fromYear(year, words)
}

async function search(text) {
  const mine = ++run
  const words = wordsOf(text)
  results.replaceChildren()
  more.hidden = true
  if (words.length === 0) {
    status.textContent = 'Tulis satu kata atau lebih.'
    return
  }
  status.textContent = 'Mencari…'
  const shown = new Set()
  let cards = null
  let again = true
  const go = async () => {
    more.hidden = true
    const target = shown.size + ENOUGH
    try {
      cards ??= everywhere(words, await fetchJson('indeks.json'))
      while (shown.size < target) {
        const { value, done } = await cards.next()
        if (mine !== run) return
        if (done) {
          status.textContent =
            shown.size === 0
              ? 'Tidak ada yang cocok. Coba kata lain atau lebih sedikit kata.'
              : `${shown.size.toLocaleString('id')} berita ditemukan.`
          return
        }
        if (shown.has(value[3])) continue
        shown.add(value[3])
        show(value)
      }
      status.textContent = `${shown.size.toLocaleString('id')} berita ditemukan sejauh ini.`
      more.hidden = false
    } catch (error) {
      // The index may have been written anew meanwhile: it is read once more from its beginning.
      if (!again) throw error
      again = false
      cards = null
      await go()
    }
  }
  more.onclick = () => go().catch(failed)
  await go().catch(failed)
}

function failed() {
  status.textContent = 'Indeks pencarian tidak dapat dibaca. Periksa sambungan, lalu coba lagi.'
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  history.replaceState(null, '', `?q=${encodeURIComponent(field.value)}`)
  search(field.value)
})
const asked = new URLSearchParams(location.search).get('q')
if (asked) {
  field.value = asked.slice(0, 200)
  search(field.value)
}
