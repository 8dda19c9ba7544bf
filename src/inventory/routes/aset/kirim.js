// The script of the page on which agencies hand in: it makes photos smaller and sends each for itself, keeps the words on
// the phone until they were taken in, and sends again by itself, under one key, what a bad line broke. Without it the form
// does the same in one go.
'use strict'
{
  const SIDE_MAX = 2048 // px: sharp in print on a page, and a tenth of what a phone takes
  const SMALL_BYTES = 500_000
  const TRY_MS = 90_000
  const form = document.querySelector('form[data-rumah]')
  const done = document.querySelector('main').dataset.selesai
  const nameOf = (place) => `siar-kirim-${place}`
  const place = form ? form.getAttribute('action') : location.pathname
  const store = nameOf(place)

  const read = (name) => {
    try {
      return JSON.parse(localStorage.getItem(name))
    } catch {
      return null
    }
  }
  const write = (name, value) => {
    try {
      if (value === null) localStorage.removeItem(name)
      else localStorage.setItem(name, JSON.stringify(value))
    } catch {
      // A phone that keeps nothing still sends.
    }
  }
  // What this page is the receipt of need not be kept any more.
  const home = form ? form.dataset.rumah : location.pathname.slice(0, location.pathname.lastIndexOf('/'))
  if (done && read(nameOf(home))?.key === done) write(nameOf(home), null)
  if (form) begin()

  function begin() {
    const say = JSON.parse(form.dataset.kata)
    const news = document.getElementById('kabar')
    const list = document.getElementById('daftar')
    const picker = document.getElementById('foto')
    const button = form.querySelector('button[type=submit]')
    const keyed = form.elements.kunci
    const max = Number(form.dataset.maks)
    let sending = false
    let under = [] // the photos on their way

    const tell = (text) => {
      news.textContent = text
      if (text) news.scrollIntoView({ block: 'nearest' })
    }
    const fields = () => [...form.elements].filter((it) => it.name && it.type !== 'file' && it.type !== 'hidden' && it.name !== 'buang') // prettier-ignore

    // --- Words kept on the phone
    const keep = () => {
      const values = {}
      for (const it of fields()) {
        if (it.type === 'radio' || it.type === 'checkbox') {
          if (it.checked) values[it.name] = it.value
        } else if (it.value !== '') values[it.name] = it.value
      }
      write(store, Object.keys(values).length > 0 ? { key: keyed.value, values } : null)
    }
    const restore = () => {
      const kept = read(store)
      if (!kept || form.dataset.kembali !== undefined) return
      // Under its key photos may have come already: the page that knows of them is asked for.
      if (kept.key !== keyed.value && place === home) return location.replace(`${place}?kunci=${kept.key}`)
      for (const it of fields()) {
        const value = kept.values[it.name]
        if (value === undefined) continue
        if (it.type === 'radio' || it.type === 'checkbox') it.checked = it.value === value
        else it.value = value
      }
      tell(say.restored)
    }
    let timer
    form.addEventListener('input', () => {
      clearTimeout(timer)
      timer = setTimeout(keep, 300)
    })
    addEventListener('pagehide', () => {
      if (timer) keep()
    })
    restore()

    // --- A line that breaks
    const pause = (ms) =>
      new Promise((resolve) => {
        const over = () => {
          clearTimeout(wait)
          removeEventListener('online', over)
          resolve()
        }
        const wait = setTimeout(over, ms)
        addEventListener('online', over)
      })
    // Asks until there is an answer that is not the line's or a busy server's.
    const ask = async (address, body, { onProgress, onBroken }) => {
      for (let waitMs = 2_000; ; waitMs = Math.min(waitMs * 2, 30_000)) {
        const answer = await once(address, body(), onProgress)
        if (answer && answer.status < 500 && answer.status !== 429 && answer.status !== 408) return answer
        if (answer && answer.status === 429 && answer.json) return answer
        onBroken()
        await pause(waitMs)
      }
    }
    const once = (address, body, onProgress) =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest()
        request.open('POST', address)
        request.setRequestHeader('accept', 'application/json')
        let quiet
        // Not so long in all, but so long without anything going on: a slow line is no broken one.
        const alive = () => {
          clearTimeout(quiet)
          quiet = setTimeout(() => request.abort(), TRY_MS)
        }
        alive()
        request.upload.onprogress = (event) => {
          alive()
          if (event.lengthComputable) onProgress(Math.round((100 * event.loaded) / event.total))
        }
        request.onloadend = () => {
          clearTimeout(quiet)
          if (request.status === 0) return resolve(null)
          let json = null
          try {
            json = JSON.parse(request.responseText)
          } catch {
            // A page, not words for a script.
          }
          resolve({ status: request.status, json })
        }
        request.send(body)
      })

    // --- Photos
    const smaller = async (file) => {
      try {
        const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
        const scale = Math.min(1, SIDE_MAX / Math.max(picture.width, picture.height))
        if (scale === 1 && file.size <= SMALL_BYTES) return file
        const canvas = document.createElement('canvas')
        canvas.width = Math.round(picture.width * scale)
        canvas.height = Math.round(picture.height * scale)
        canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height)
        picture.close()
        const made = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
        return made && made.size < file.size ? made : file
      } catch {
        return file // what this phone cannot open the server judges
      }
    }
    const sendPhoto = async (file) => {
      const row = document.createElement('li')
      const name = document.createElement('bdi')
      name.textContent = file.name
      const state = document.createElement('span')
      state.className = 'kecil'
      state.textContent = ` ${say.photoShrinking}`
      const told = document.createElement('span')
      told.append(name, state)
      row.append(told)
      list.append(row)
      const small = await smaller(file)
      const body = () => {
        const data = new FormData()
        data.append('kunci', keyed.value)
        data.append('foto', small, file.name)
        return data
      }
      const answer = await ask(`${form.dataset.rumah}/foto`, body, {
        onProgress: (percent) => (state.textContent = ` ${say.photoSending} ${percent}%`),
        onBroken: () => (state.textContent = ` ${say.photoWaiting}`),
      })
      if (answer.status === 200) {
        state.textContent = ` ${say.photoKept}`
        return
      }
      row.className = 'salah'
      told.textContent = answer.json?.faults?.join(' ') ?? file.name
    }
    picker.addEventListener('change', () => {
      const files = [...picker.files]
      picker.value = ''
      const room = Math.max(0, max - list.querySelectorAll('li:not(.salah)').length)
      if (files.length > room) tell(form.dataset.banyak)
      keep()
      // One after the other: two at once on a bad line both come too late.
      for (const file of files.slice(0, room)) {
        const before = under.at(-1) ?? Promise.resolve()
        under.push(before.then(() => sendPhoto(file)))
      }
    })

    // --- Sending
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      if (sending) return
      sending = true
      button.setAttribute('aria-disabled', 'true')
      keep()
      if (under.length > 0) tell(say.waitPhotos)
      await Promise.all(under)
      under = []
      const body = () => {
        const data = new FormData(form)
        data.delete('foto')
        return data
      }
      tell(say.sending)
      const answer = await ask(form.getAttribute('action'), body, {
        onProgress: () => {},
        onBroken: () => tell(say.waiting),
      })
      if (answer.status === 200 && answer.json?.next) {
        clearTimeout(timer)
        timer = 0
        write(store, null)
        location.assign(answer.json.next)
        return
      }
      // What is wrong the page says itself, with everything that was typed.
      picker.disabled = true
      HTMLFormElement.prototype.submit.call(form)
    })
  }
}
