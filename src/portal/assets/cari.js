// Searches the index files, the newest first, until enough is found. Everything found is put in as text.
const form = document.getElementById('cari')
const field = document.getElementById('q')
const status = document.getElementById('keadaan')
const results = document.getElementById('hasil')
const more = document.getElementById('lagi')
const ENOUGH = 20

const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
let run = 0

async function fetchJson(path) {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return answer.json()
}

function show([title, summary, topic, path, day]) {
  const item = document.createElement('li')
  const when = document.createElement('p')
  when.className = 'when'
  when.textContent = topic ? `${day} · ${topic}` : day
  const heading = document.createElement('h2')
  const link = document.createElement('a')
  link.href = `..${path}`
  link.textContent = title
  heading.append(link)
  item.append(when, heading)
  if (summary) {
    const text = document.createElement('p')
    text.textContent = summary
    item.append(text)
  }
  results.append(item)
}

async function search(words) {
  const mine = ++run
  const terms = fold(words).match(/[\p{L}\p{N}]+/gu) ?? []
  results.replaceChildren()
  more.hidden = true
  if (terms.length === 0) {
    status.textContent = 'Tulis satu kata atau lebih.'
    return
  }
  status.textContent = 'Mencari…'
  try {
    const shards = await fetchJson('indeks.json')
    let found = 0
    let at = 0
    const go = async () => {
      more.hidden = true
      const target = found + ENOUGH
      while (at < shards.length && found < target) {
        const rows = await fetchJson(shards[at++])
        if (mine !== run) return
        for (const row of rows) {
          const hay = fold(`${row[0]} ${row[1]} ${row[2]} ${row[5]}`)
          if (!terms.every((term) => hay.includes(term))) continue
          found++
          show(row)
        }
        status.textContent = `${found.toLocaleString('id')} berita ditemukan, ${at} dari ${shards.length} bagian dibaca…`
      }
      const done = at >= shards.length
      if (found === 0) status.textContent = 'Tidak ada yang cocok. Coba kata lain atau lebih sedikit kata.'
      else status.textContent = `${found.toLocaleString('id')} berita ditemukan${done ? '.' : ' sejauh ini.'}`
      more.hidden = done
    }
    more.onclick = () => go().catch(failed)
    await go()
  } catch (error) {
    failed(error)
  }
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
