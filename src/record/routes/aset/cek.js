// The check page's script: compares a file or a text that somebody holds with what was issued. Nothing of it is sent
// anywhere but, for a file that is not this paper, its hash.
'use strict'
{
  const part = document.getElementById('cocok')
  const say = part?.dataset
  const out = document.getElementById('hasil')
  const FILE_MAX = 25 * 1024 * 1024
  const PAGES_MAX = 1_000
  const WORDS_MAX = 300_000 // a longer text is not compared: half of it would say nothing of the rest
  const CHANGES_MAX = 4_000
  const KEPT_NEARLY = 0.5 // of the words: below it, it is something else

  const show = (kind, sentence, more) => {
    const line = document.createElement('p')
    line.className = kind
    line.textContent = sentence
    out.replaceChildren(line, ...(more ? [more] : []))
    out.scrollIntoView({ block: 'nearest' })
  }
  const isGood = say?.state === 'stands' || say?.state === 'not-yet'
  const genuine = (sentence) => show(isGood ? 'baik' : 'buruk', isGood ? sentence : say.sameOld)

  // Words as people read them: how they are spaced, broken and quoted is no change.
  const wordsOf = (text) =>
    text
      .normalize('NFKC')
      .replace(/[“”„«»]/g, '"')
      .replace(/[‘’‚`]/g, "'")
      .replace(/[‐‑‒–—−]/g, '-')
      .split(/\s+/)
      .filter(Boolean)

  /** What stays, goes and comes between two lists of words, at most so many changes; null when there are more. */
  const differ = (a, b, changesMax) => {
    let [before, after] = [0, 0]
    const short = Math.min(a.length, b.length)
    while (before < short && a[before] === b[before]) before++
    while (after < short - before && a[a.length - 1 - after] === b[b.length - 1 - after]) after++
    const between = (words) => words.slice(before, words.length - after)
    const changed = differBetween(between(a), between(b), changesMax)
    const same = (words) => words.map((word) => ({ same: word }))
    return changed && [...same(a.slice(0, before)), ...changed, ...same(a.slice(a.length - after))]
  }
  // Myers 1986. Of each number of changes, how far it comes on each diagonal: every second one from -changes to changes.
  const farOn = (path, changes, diagonal) => path[(diagonal + changes) / 2] ?? -1
  const differBetween = (a, b, changesMax) => {
    const paths = []
    for (let changes = 0; changes <= changesMax; changes++) {
      const last = paths.at(-1)
      const now = new Int32Array(changes + 1)
      paths.push(now)
      for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
        let x = 0
        if (last) {
          const [left, right] = [farOn(last, changes - 1, diagonal - 1), farOn(last, changes - 1, diagonal + 1)]
          x = diagonal === -changes || (diagonal !== changes && left < right) ? right : left + 1
        }
        while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++
        now[(diagonal + changes) / 2] = x
        if (x >= a.length && x - diagonal >= b.length) return walkBack(a, b, paths)
      }
    }
    return null
  }
  const walkBack = (a, b, paths) => {
    const found = []
    let [x, y] = [a.length, b.length]
    for (let changes = paths.length - 1; changes > 0; changes--) {
      const far = (diagonal) => farOn(paths[changes - 1], changes - 1, diagonal)
      const diagonal = x - y
      const down = diagonal === -changes || (diagonal !== changes && far(diagonal - 1) < far(diagonal + 1))
      const from = down ? diagonal + 1 : diagonal - 1
      const [fromX, fromY] = [far(from), far(from) - from]
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

  const ROUND = 20 // words of what stays, before and after a change
  const drawn = (parts) => {
    const box = document.createElement('div')
    box.className = 'beda'
    box.tabIndex = 0
    const add = (tag, words) => {
      const node = document.createElement(tag)
      node.textContent = words
      box.append(node, ' ')
    }
    let same = []
    const addSame = (isFirst, isLast) => {
      if (same.length === 0) return
      const [head, tail] = [isFirst ? 0 : ROUND, isLast ? 0 : ROUND]
      const words =
        same.length <= head + tail ? same : [...same.slice(0, head), '…', ...(tail === 0 ? [] : same.slice(-tail))]
      add('span', words.join(' '))
      same = []
    }
    let first = true
    for (const it of parts) {
      if (it.same !== undefined) {
        same.push(it.same)
        continue
      }
      addSame(first, false)
      first = false
      add(it.gone === undefined ? 'ins' : 'del', it.gone ?? it.come)
    }
    addSame(first, true)
    return box
  }

  /** The part of the official words that a piece of text was most likely taken from: the one with most of its words. */
  const placeOf = (official, held) => {
    const wanted = new Map()
    for (const word of held) wanted.set(word, (wanted.get(word) ?? 0) + 1)
    const there = new Map()
    let hits = 0
    let best = { at: 0, hits: -1 }
    for (let end = 0; end < official.length; end++) {
      const come = official[end]
      const count = (there.get(come) ?? 0) + 1
      there.set(come, count)
      if (count <= (wanted.get(come) ?? 0)) hits++
      const at = end - held.length + 1
      if (at < 0) continue
      if (at > 0) {
        const gone = official[at - 1]
        const left = there.get(gone)
        there.set(gone, left - 1)
        if (left <= (wanted.get(gone) ?? 0)) hits--
      }
      if (hits > best.hits) best = { at, hits }
    }
    return official.slice(best.at, best.at + held.length)
  }

  const compareWords = (official, held, whole) => {
    if (held.length === 0) return show('buruk', say.unknown)
    if (Math.max(official.length, held.length) > WORDS_MAX) return show('buruk', say.tooLong)
    const against = whole || held.length >= official.length ? official : placeOf(official, held)
    const parts = differ(against, held, CHANGES_MAX)
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
    if (file.numPages > PAGES_MAX) return null
    const pages = []
    for (let page = 1; page <= file.numPages; page++) {
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
    if (hash === say.unsigned) return genuine(say.sameUnsigned)
    const { code } = await fetch(`/cek/sidik/${hash}`).then((it) => it.json())
    if (code) {
      const link = document.createElement('a')
      link.href = `/cek/${code}`
      link.textContent = code
      return show('buruk', say.other, link)
    }
    if (!say.asli) return show('buruk', say.changedFile)
    const issued = await fetch(say.asli).then((it) => it.arrayBuffer())
    const [ours, theirs] = [await textOf(issued), await textOf(bytes)]
    if (ours === null || theirs === null) return show('buruk', say.tooLong)
    compareWords(wordsOf(ours), wordsOf(theirs), true)
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
