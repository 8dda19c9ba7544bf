/** Draws the pages on which agencies hand in: forms that need no script, a few kilobytes each. */
import { intakePage as w } from '../../base/words/intake.ts'
import { dayWords, instantWords } from '../../base/words/time.ts'
import { html, type Html, type HtmlValue } from '../../portal/html.ts'
import { consents, INTAKE_MAX, intakeKinds, mayAdd, PHOTOS_MAX, type Form } from '../rules/intake.ts'
import type { SentPhoto } from '../stores/intake-photos.ts'
import type { OwnIntake } from '../stores/intake.ts'

export type Look = { readonly office: string; readonly regency: string; readonly css: string; readonly js: string }
export type Fault = { readonly field: string; readonly sentence: string }
/** A form as it stands: its key, what was typed, the photos that came, and what is to be mended. */
export type Drawn = {
  readonly key: string
  readonly typed: Form
  readonly photos: readonly SentPhoto[]
  readonly faults: readonly Fault[]
  /** Where it is sent to, and where what belongs to its link begins. */
  readonly action: string
  readonly home: string
}

export type PublicAddress = (it: { readonly month: string; readonly slug: string }) => string

/** The form, and under it what came by the link last. */
export function intakeForm(
  look: Look,
  it: Drawn & { readonly agency: string; readonly own: readonly OwnIntake[] },
): string {
  const { line, area, choice } = fieldsOf(it)
  return frame(
    look,
    w.title,
    html`<h1>${w.heading(it.agency)}</h1>
<p>${w.about(look.office)}</p>
${mend(it.faults)}
${formOf(
  it,
  html`${choice(
    'jenis',
    w.kind,
    intakeKinds.map((kind) => [kind, w.kinds[kind]]),
    true,
  )}
<fieldset><legend>${w.whatPart}</legend>
${line('judul', w.titleField, { max: INTAKE_MAX.title, needed: true })}
${area('apa', w.what, { max: INTAKE_MAX.what, rows: 5, needed: true })}
<div class="dua">${line('tanggal', w.day, { type: 'date' })}${line('jam', w.time, { type: 'time' })}</div>
${line('tempat', w.place, { max: INTAKE_MAX.place })}
${area('siapa', w.who, { max: INTAKE_MAX.who, rows: 2 })}
${area('mengapa', w.why, { max: INTAKE_MAX.why, rows: 2 })}
${area('bagaimana', w.how, { max: INTAKE_MAX.how, rows: 2 })}
</fieldset>
${photoPart(it)}
<fieldset><legend>${w.contactPart}</legend>
<p class="kecil">${w.contactHelp}</p>
${line('nama', w.name, { max: INTAKE_MAX.name, needed: true, complete: 'name' })}
${line('jabatan', w.post, { max: INTAKE_MAX.post, needed: true, complete: 'organization-title' })}
${line('telepon', w.phone, { max: INTAKE_MAX.phone, needed: true, type: 'tel', complete: 'tel' })}
</fieldset>
<label class="cek" id="benar-f"><input type="checkbox" id="benar" name="benar" value="ya" required${checked(it.typed.get('benar') === 'ya')}${marks(it, 'benar')}> ${w.checked} *</label>${noteOf(it, 'benar')}`,
  w.send,
)}
<p class="kecil">${w.sendHelp}</p>
<h2>${w.yours}</h2>
${it.own.length === 0 && html`<p class="kecil">${w.none}</p>`}
<ul class="kiriman">${it.own.map(
      (own) =>
        html`<li><a href="${it.home}/${own.id}"><bdi>${own.title}</bdi></a><span class="kecil">${own.receipt} · ${instantWords(own.handedAt, 'id')} · ${w.photoCount(own.photos)}</span><span class="kecil"><b>${w.states[own.state]}</b></span></li>`,
    )}</ul>`,
  )
}

/** The receipt of one that was handed in, how it stands, and a form to add to it where that can be. */
export function receiptPage(
  look: Look,
  it: Drawn & { readonly own: OwnIntake; readonly told: string; readonly publicAddress: PublicAddress },
): string {
  const { own } = it
  const { area } = fieldsOf(it)
  return frame(
    look,
    w.receiptOf(own.receipt),
    html`<h1>${w.receipt} <span class="nomor">${own.receipt}</span></h1>
${it.told && html`<p class="kabar" role="status">${it.told}</p>`}
${mend(it.faults)}
<p><b><bdi>${own.title}</bdi></b><br>${w.received(instantWords(own.handedAt, 'id'))}, ${w.photoCount(own.photos)}</p>
<p class="kecil">${w.receiptHelp}</p>
<p>${w.state}: <b>${w.states[own.state]}</b>${own.joined && html`, ${w.joined}`}${own.reason && html`<br>${w.reason}: <bdi>${own.reason}</bdi>`}</p>
${own.published && html`<p><a href="${it.publicAddress(own.published)}">${w.open}</a></p>`}
${
  own.additions.length > 0 &&
  html`<h2>${w.additions}</h2><ul class="kiriman">${own.additions.map((one) => html`<li><bdi class="baris">${one.words || w.photos}</bdi><span class="kecil">${instantWords(one.addedAt, 'id')}</span></li>`)}</ul>`
}
${
  mayAdd(own.state)
    ? html`<h2>${w.add}</h2><p class="kecil">${w.addHelp}</p>
${formOf(it, html`${area('tambahan', w.addField, { max: INTAKE_MAX.words, rows: 4 })}${photoPart(it)}`, w.addSend)}`
    : html`<p class="kecil">${w.noMore}</p>`
}
<p><a href="${it.home}">${w.back}</a></p>`,
    own.key,
  )
}

/** A page that only tells. */
export function tellingPage(look: Look, heading: string, ...says: HtmlValue[]): string {
  return frame(look, heading, html`<h1>${heading}</h1>${says.map((it) => html`<p>${it}</p>`)}`)
}

function formOf(it: Drawn, fields: Html, send: string): Html {
  // The key first: what comes after it is taken in under it, even of a form that breaks off.
  return html`<form method="post" action="${it.action}" enctype="multipart/form-data" accept-charset="utf-8" data-rumah="${it.home}" data-kata="${JSON.stringify(w.script)}" data-maks="${PHOTOS_MAX}" data-banyak="${w.photosMany(PHOTOS_MAX)}"${it.faults.length > 0 && html` data-kembali`}>
<input type="hidden" name="kunci" value="${it.key}">
${fields}
<p id="kabar" class="kabar" role="status"></p>
<button type="submit">${send}</button>
</form>`
}

function photoPart(it: Drawn): Html {
  const { choice } = fieldsOf(it)
  return html`<fieldset id="foto-f"><legend>${w.photos}</legend>
<p class="kecil" id="foto-b">${w.photosHelp(PHOTOS_MAX)}</p>
${it.photos.length > 0 && html`<p class="kecil">${w.photosKept}</p>`}
<ul class="foto" id="daftar">${it.photos.map((photo) => html`<li><span><bdi>${photo.name}</bdi></span><label class="cek"><input type="checkbox" name="buang" value="${photo.id}" aria-label="${w.dropOf(photo.name)}"> ${w.dropPhoto}</label></li>`)}</ul>
<label for="foto">${w.choosePhotos}</label>
<input type="file" id="foto" name="foto" multiple accept="image/jpeg,image/png,image/webp,image/gif" aria-describedby="foto-b"${marks(it, 'foto')}>${noteOf(it, 'foto')}
<p class="kecil">${w.consentHelp}</p>
${choice(
  'orang',
  w.people,
  consents.map((one) => [one, w.peopleOf[one]]),
  false,
)}
${choice(
  'anak',
  w.children,
  consents.map((one) => [one, w.childrenOf[one]]),
  false,
)}
</fieldset>`
}

type Field = { max?: number; needed?: boolean; type?: string; complete?: string; rows?: number }

function fieldsOf(it: Drawn) {
  const head = (field: string, label: string, needed: boolean | undefined) => html`<label for="${field}">${label}${needed && ' *'}</label>` // prettier-ignore
  const valueOf = (field: string) => it.typed.get(field) ?? ''
  return {
    line: (field: string, label: string, { max, needed, type = 'text', complete = 'off' }: Field) =>
      html`<div>${head(field, label, needed)}
<input type="${type}" id="${field}" name="${field}"${max !== undefined && html` maxlength="${max}"`}${needed && html` required`} autocomplete="${complete}" value="${valueOf(field)}"${marks(it, field)}>${noteOf(it, field)}</div>`,
    area: (field: string, label: string, { max = 0, needed, rows = 2 }: Field) =>
      html`<div>${head(field, label, needed)}
<textarea id="${field}" name="${field}" rows="${rows}" maxlength="${max}"${needed && html` required`}${marks(it, field)}>
${valueOf(field)}</textarea>${noteOf(it, field)}</div>`,
    choice: (field: string, label: string, values: readonly (readonly [string, string])[], needed: boolean) =>
      html`<fieldset class="pilih" id="${field}"${marks(it, field)}><legend>${label}${needed && ' *'}</legend>${values.map(
        ([value, word]) =>
          html`<label><input type="radio" name="${field}" value="${value}"${needed && html` required`}${checked(valueOf(field) === value)}> ${word}</label>`,
      )}${noteOf(it, field)}</fieldset>`,
  }
}

const checked = (is: boolean) => is && html` checked`
const faultOf = ({ faults }: Drawn, field: string) => faults.find((it) => it.field === field)
const marks = (it: Drawn, field: string) =>
  faultOf(it, field) && html` aria-invalid="true" aria-describedby="${field}-salah"`
function noteOf(it: Drawn, field: string): HtmlValue {
  const found = faultOf(it, field)
  return found && html`<small class="salah" id="${field}-salah">${found.sentence}</small>`
}

function mend(faults: readonly Fault[]): HtmlValue {
  return (
    faults.length > 0 &&
    html`<div class="perbaiki" role="alert"><p><b>${w.mend}</b></p><ul>${faults.map((it) => html`<li>${it.field === '' ? it.sentence : html`<a href="#${it.field}">${it.sentence}</a>`}</li>`)}</ul></div>`
  )
}

/** `Senin, 17 Agustus 2026 pukul 09.30`, or what of it was said. */
export function whenWords(it: { readonly day: string | null; readonly time: string }): string {
  const time = it.time && `pukul ${it.time.replace(':', '.')}`
  return [it.day && dayWords(it.day), time].filter(Boolean).join(' ')
}

/** @param done the key of what is handed in: nothing of it has to be kept on the device any more */
function frame(look: Look, title: string, body: Html, done?: string): string {
  return html`<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex,nofollow,noarchive">
<title>${title} – ${look.office}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/kirim/aset/${look.css}">
<script src="/kirim/aset/${look.js}" defer></script>
</head>
<body>
<header><p class="kecil">${look.regency}</p><p><b>${look.office}</b></p></header>
<main${done !== undefined && html` data-selesai="${done}"`}>
${body}
</main>
</body>
</html>
`.text
}
