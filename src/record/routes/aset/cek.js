// The check page's script: compares a file or a text that somebody holds with what was issued. Nothing of it is sent
// anywhere but, for a file that is not this paper, its hash.
'use strict'
{
  const part = document.getElementById('cocok')
  const say = part?.dataset
  const out = document.getElementById('hasil')
  const FILE_MAX = 25 * 1024 * 1024
  const WORDS_MAX = 20_000
  const KEPT_NEARLY = 0.5 // of the words: below it, it is something else

  const show = (kind, sentence, more) => {
    const line = document.createElement('p')
    line.className = kind
    line.textContent = sentence
    out.replaceChildren(line, ...(more ? [more] : []))
    out.scrollIntoView({ block: 'nearest' })
  }
  const genuine = (sentence) =>
    show(say.state === 'stands' ? 'baik' : 'buruk', say.state === 'stands' ? sentence : say.sameOld)

  // Words as people read them: how they are spaced, broken and quoted is no change.
  const wordsOf = (text) =>
    text
      .normalize('NFKC')
      .replace(/[“”„«»]/g, '"')
      .replace(/[‘’‚`]/g, "'")
      .replace(/[‐‑‒–—−]/g, '-')
      .split(/\s+/)
      .filter(Boolean)
      .slice(0, WORDS_MAX)

  /** What stays, goes and comes between two lists of words (Myers 1986), at most so many changes. */
  const differ = (a, b, changesMax) => {
    const paths = []
    let last = new Map([[1, 0]])
    for (let changes = 0; changes <= changesMax; changes++) {
      const now = new Map()
      for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
        const down =
          diagonal === -changes ||
          (diagonal !== changes && (last.get(diagonal - 1) ?? -1) < (last.get(diagonal + 1) ?? -1))
        let x = down ? last.get(diagonal + 1) : last.get(diagonal - 1) + 1
        while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++
        now.set(diagonal, x)
        if (x >= a.length && x - diagonal >= b.length) return walkBack(a, b, [...paths, now])
      }
      paths.push(now)
      last = now
    }
    return null
  }
  const walkBack = (a, b, paths) => {
    const found = []
    let [x, y] = [a.length, b.length]
    for (let changes = paths.length - 1; changes > 0; changes--) {
      const before = paths[changes - 1]
      const diagonal = x - y
      const down =
        diagonal === -changes ||
        (diagonal !== changes && (before.get(diagonal - 1) ?? -1) < (before.get(diagonal + 1) ?? -1))
      const from = down ? diagonal + 1 : diagonal - 1
      const [fromX, fromY] = [before.get(from), before.get(from) - from]
      while (x > fromX && y > fromY && a[x - 1] === b[y - 1]) {
        found.push({ same: a[x - 1] })
        x--
        y--
      }
      if (x > fromX) found.push({ gone: a[--x] })
      else if (y > fromY) found.push({ come: b[--y] })
    }
    while (x > 0) found.push({ same: a[--x] })
    return found.toReversed()
  }

  const drawn = (parts) => {
    const box = document.createElement('div')
    box.className = 'beda'
    box.tabIndex = 0
    for (const it of parts) {
      const node =
        it.gone !== undefined
          ? document.createElement('del')
          : it.come !== undefined
            ? document.createElement('ins')
            : document.createElement('span')
      node.textContent = it.gone ?? it.come ?? it.same
      box.append(node, ' ')
    }
    return box
  }

  /** The part of the official words that a piece of text was most likely taken from. */
  const placeOf = (official, held) => {
    const first = Math.max(0, official.length - held.length)
    let best = { at: 0, hits: -1 }
    const bag = new Map()
    for (const word of held) bag.set(word, (bag.get(word) ?? 0) + 1)
    for (let at = 0; at <= first; at++) {
      let hits = 0
      const left = new Map(bag)
      for (const word of official.slice(at, at + held.length)) {
        const some = left.get(word) ?? 0
        if (some > 0) {
          hits++
          left.set(word, some - 1)
        }
      }
      if (hits > best.hits) best = { at, hits }
    }
    return official.slice(best.at, best.at + held.length)
  }

  const compareWords = (official, held, whole) => {
    if (held.length === 0) return show('buruk', say.unknown)
    const against = whole || held.length >= official.length ? official : placeOf(official, held)
    const parts = differ(against, held, Math.min(4_000, against.length + held.length))
    const same = parts ? parts.filter((it) => it.same !== undefined).length : 0
    if (!parts || same < held.length * KEPT_NEARLY) return show('buruk', say.unknown)
    // At the ends of a quoted piece the place may be off by a word or two: what is only ours there is no change.
    while (!whole && parts[0]?.gone !== undefined) parts.shift()
    while (!whole && parts.at(-1)?.gone !== undefined) parts.pop()
    if (parts.every((it) => it.same !== undefined)) return genuine(say.sameText)
    show('buruk', say.changed, drawn(parts))
  }

  const hex = (bytes) => [...new Uint8Array(bytes)].map((it) => it.toString(16).padStart(2, '0')).join('')

  const textOf = async (bytes) => {
    const { getDocument } = await import(say.pdf)
    const file = await getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, useSystemFonts: true })
      .promise
    const pages = []
    for (let page = 1; page <= Math.min(file.numPages, 200); page++) {
      const { items } = await (await file.getPage(page)).getTextContent()
      pages.push(items.map((it) => it.str + (it.hasEOL ? '\n' : '')).join(''))
    }
    return pages.join('\n')
  }

  const compareFile = async (file) => {
    if (file.size > FILE_MAX) return show('buruk', say.tooLarge)
    show('', say.working)
    const bytes = await file.arrayBuffer()
    const hash = hex(await crypto.subtle.digest('SHA-256', bytes))
    if (hash === say.hash) return genuine(say.same)
    const { code } = await fetch(`/cek/sidik/${hash}`).then((it) => it.json())
    if (code) {
      const link = document.createElement('a')
      link.href = `/cek/${code}`
      link.textContent = code
      return show('buruk', say.other, link)
    }
    if (!say.asli) return show('buruk', say.changedFile)
    const issued = await fetch(say.asli).then((it) => it.arrayBuffer())
    compareWords(wordsOf(await textOf(issued)), wordsOf(await textOf(bytes)), true)
  }
  const tryFile = (file) => compareFile(file).catch(() => show('buruk', say.unreadable))

  if (part && crypto.subtle) {
    document.getElementById('alat').hidden = false
    document
      .getElementById('berkas')
      .addEventListener('change', (event) => event.target.files[0] && tryFile(event.target.files[0]))
    document
      .getElementById('cocokkan')
      ?.addEventListener('click', () =>
        compareWords(
          wordsOf(document.getElementById('resmi').textContent),
          wordsOf(document.getElementById('teks').value),
          false,
        ),
      )
    addEventListener('dragover', (event) => {
      event.preventDefault()
      part.classList.add('jatuh')
    })
    addEventListener('dragleave', () => part.classList.remove('jatuh'))
    addEventListener('drop', (event) => {
      event.preventDefault()
      part.classList.remove('jatuh')
      const [file] = event.dataTransfer.files
      if (file) tryFile(file)
    })
  }
}
