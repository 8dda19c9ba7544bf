// The light page's script: opens the part one asks for, signs with a passkey where there is one, and keeps a decision
// that found no line until it arrives, once. Without it the forms do the same, one try at a time.
'use strict'
{
  const page = document.querySelector('main[data-link]')
  const fields = document.getElementById('isian')
  const news = document.getElementById('kabar')
  const {
    link,
    dossier,
    version,
    step,
    visit,
    revision,
    person,
    post,
    form,
    letter,
    ratifies,
    corrects,
    note,
    rp,
    credentials,
  } = page.dataset
  const store = `siar-putusan-${link}`
  const passkeys = credentials.split(' ').filter(Boolean)
  const named = !/^[\d.:[\]]+$/.test(location.hostname)
  const ours = location.hostname === rp || location.hostname.endsWith(`.${rp}`)
  let signs = Boolean(passkeys.length > 0 && named && ours && window.PublicKeyCredential && crypto.subtle)
  let sending = null

  const tell = (text) => {
    news.textContent = text
    if (text) news.scrollIntoView({ block: 'center' })
  }
  const plain = (text) => text.replaceAll('\r\n', '\n').normalize('NFC').trim()
  const base64url = (bytes) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes)))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '')
  const bytesOf = (text) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (it) => it.charCodeAt(0))

  // Where a note can belong, by the key that its list sends: the place's name and how long its text is.
  const places = new Map()
  const said = fields.dataset.places.split(' ')
  for (let i = 0; i + 2 < said.length; i += 3)
    places.set(said[i], { at: said[i + 1], from: 0, to: Number(said[i + 2]) })

  /** The notes of a form with their places; null, with the cursor where it is missing, when one of them says nothing. */
  const notesOf = (form) => {
    const notes = []
    const texts = form.querySelectorAll('[name=note]')
    for (const [i, select] of form.querySelectorAll('[name=place]').entries()) {
      const text = plain(texts[i].value)
      const place = places.get(select.value)
      if (!text && place) {
        tell(fields.dataset.blank.replace('#', i + 1))
        texts[i].focus()
        return null
      }
      if (text) notes.push({ ...(place && { place }), text })
    }
    if (notes.length === 0) texts[0].focus()
    return notes.length > 0 ? notes : null
  }

  /** What a form says, as the API takes it; null while something is missing. */
  const decisionOf = (form) => {
    const data = new FormData(form)
    const answer = data.get('answer')
    if (answer === 'yes') return { answer }
    if (answer === 'no') {
      const reason = plain([...data.getAll('chip'), data.get('reason')].filter(Boolean).join('\n'))
      if (!reason) form.querySelector('textarea').focus()
      return reason ? { answer, reason, ...(!ratifies && { toStep: Number(data.get('toStep')) }) } : null
    }
    const notes = notesOf(form)
    return notes ? { answer, notes } : null
  }

  /** The decision's exact text in its canonical form (RFC 8785: keys in order, no spaces), and the passkey's signature. */
  const sign = async (decision) => {
    const { answer, notes } = decision
    const salt = [...crypto.getRandomValues(new Uint8Array(16))].map((it) => it.toString(16).padStart(2, '0')).join('')
    const statement = JSON.stringify({
      ...(form && { acting: { form, letter } }),
      answer,
      ...(corrects && { corrects: { form: corrects, note } }),
      decidedAt: new Date().toISOString(),
      dossierId: dossier,
      ...(notes && { notes }),
      personId: person,
      postId: post,
      ...(ratifies && { ratifies }),
      reason: notes ? notes.map((it) => it.text).join('\n') : (decision.reason ?? ''),
      salt,
      step: Number(step),
      targetStep: decision.toStep ?? null,
      versionHash: version,
      visit: Number(visit),
    })
    const challenge = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(statement))
    const { rawId, response } = await navigator.credentials.get({
      publicKey: {
        challenge,
        rpId: rp,
        userVerification: 'required',
        allowCredentials: passkeys.map((id) => ({ id: bytesOf(id), type: 'public-key' })),
      },
    })
    return {
      kind: 'passkey',
      statement,
      credentialId: base64url(rawId),
      clientDataJSON: base64url(response.clientDataJSON),
      authenticatorData: base64url(response.authenticatorData),
      signature: base64url(response.signature),
    }
  }

  const send = async () => {
    if (!sending || sending.busy) return
    const it = sending
    it.busy = true
    let response
    try {
      response = await fetch(`/api/l/${link}/${it.to}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': it.key,
          'accept-language': document.documentElement.lang,
        },
        body: it.body,
      })
      if (response.status >= 500) throw new Error('not now')
    } catch {
      it.busy = false
      tell(it.kept ? fields.dataset.queuedSigned : fields.dataset.queuedOpen)
      it.tries++
      setTimeout(() => void send(), Math.min(60, 5 * it.tries) * 1000)
      return
    }
    sending = null
    forget()
    if (response.ok) return recorded(it.answer)
    const { title } = await response.json().catch(() => ({ title: String(response.status) }))
    lock(false)
    tell(title)
  }
  const keep = (it) => {
    try {
      localStorage.setItem(store, JSON.stringify({ key: it.key, to: it.to, body: it.body, answer: it.answer }))
      return true
    } catch {
      return false // a private window: it is held as long as the page is open
    }
  }
  const forget = () => {
    try {
      localStorage.removeItem(store)
    } catch {
      // nothing was kept
    }
  }
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(store))
    } catch {
      return null
    }
  }
  const lock = (busy) => {
    for (const button of fields.querySelectorAll('button')) button.disabled = busy
  }
  const recorded = (answer) => {
    const done = document.getElementById('tercatat')
    const says = done.querySelector('p')
    says.textContent = says.dataset[{ yes: 'yes', no: 'no' }[answer] ?? 'notes']
    for (const part of page.children) part.hidden = part !== done
    document.querySelector('.bar').hidden = true
    done.querySelector('h1').tabIndex = -1
    done.querySelector('h1').focus()
    scrollTo(0, 0)
  }

  const decide = async (form) => {
    if (sending) return
    const decision = decisionOf(form)
    if (!decision) return
    const data = new FormData(form)
    lock(true)
    let proof
    if (signs)
      try {
        proof = await sign(decision)
      } catch {
        lock(false)
        return tell(fields.dataset.notSigned)
      }
    else
      proof = {
        kind: 'password',
        password: data.get('password'),
        ...(data.get('code') && { code: data.get('code') }),
        at: new Date().toISOString(),
      }
    const body = JSON.stringify({ seenRevision: Number(revision), version, decision, proof })
    const to = ratifies ? 'ratification' : 'decision'
    sending = { key: data.get('key'), to, body, answer: decision.answer, tries: 0, busy: false }
    sending.kept = proof.kind === 'passkey' && keep(sending) // a password is never kept
    tell(fields.dataset.sending)
    await send()
  }

  const show = () => {
    for (const it of fields.querySelectorAll('.sign')) it.hidden = !signs
    for (const it of fields.querySelectorAll('.proof')) {
      it.hidden = signs
      for (const input of it.querySelectorAll('input')) input.disabled = signs
    }
  }
  for (const form of fields.querySelectorAll('form')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void decide(form)
    })
    form.querySelector('.quiet').addEventListener('click', () => {
      signs = false
      show()
      form.querySelector('[type=password]').focus()
    })
  }
  for (const to of document.querySelectorAll('.bar a'))
    to.addEventListener('click', (event) => {
      const part = document.querySelector(to.hash)
      for (const it of fields.querySelectorAll('details')) it.open = it === part
      if (to.id !== 'tombol-ya' || !signs) return
      event.preventDefault() // with a passkey YES is this one tap, then finger, face or PIN
      void decide(part.querySelector('form'))
    })
  addEventListener('online', () => void send())
  show()
  const waiting = kept()
  if (waiting) {
    sending = { to: 'decision', ...waiting, tries: 0, busy: false, kept: true }
    lock(true)
    tell(fields.dataset.sending)
    void send()
  }
}
