/** Draws the page on which an agency confirms facts: one form, no script, a few kilobytes. */
import { factText, type TypedFact } from '../../base/facts.ts'
import { confirmationPage as w } from '../../base/words/confirmation.ts'
import { html, rawHtml, type Html, type HtmlValue } from '../../portal/html.ts'

export type Letterhead = { readonly name: string; readonly regency: string }
/** What was typed, to be shown again with what is wrong; keyed as the form's fields. */
export type Typed = ReadonlyMap<string, string>
export type Fault = { readonly field: string; readonly sentence: string }

export type Question = {
  readonly facts: readonly TypedFact[]
  readonly purpose: string
  readonly askedBy: string
  readonly expiresAt: Date
}

const verdicts = [
  ['right', w.right],
  ['wrong', w.wrong],
  ['unknown', w.unknown],
] as const

/** The questions as a form; refused answers come back with what was typed and what to mend. */
export function questionPage(office: Letterhead, it: Question, typed: Typed, faults: readonly Fault[]): string {
  const fault = (field: string) => {
    const found = faults.find((one) => one.field === field)
    return {
      attributes: found && rawHtml(` aria-invalid="true" aria-describedby="${field}-salah"`),
      note: found && html`<small class="salah" id="${field}-salah">${found.sentence}</small>`,
    }
  }
  const one = (fact: TypedFact, at: number): Html => {
    const chosen = typed.get(`v${at}`)
    const verdict = fault(`v${at}`)
    const correction = fault(`k${at}`)
    const note = fault(`c${at}`)
    return html`<fieldset id="f${at}"${verdict.attributes}>
<legend>${fact.label}</legend>
<p class="isi"><bdi>${factText(fact)}</bdi></p>
<div class="pilih" id="v${at}">${verdicts.map(
      ([value, word]) =>
        html`<label><input type="radio" name="v${at}" value="${value}" required${chosen === value && rawHtml(' checked')}> ${word}</label>`,
    )}</div>
${verdict.note}
<div class="ganti"><label for="k${at}">${w.correction}</label>
<input id="k${at}" name="k${at}" maxlength="300" autocomplete="off" value="${typed.get(`k${at}`) ?? ''}"${correction.attributes}>
<small class="bila">${w.correctionHelp}</small>${correction.note}</div>
<label for="c${at}">${w.note}</label>
<textarea id="c${at}" name="c${at}" rows="2" maxlength="500"${note.attributes}>
${typed.get(`c${at}`) ?? ''}</textarea>${note.note}
</fieldset>
`
  }
  const person = (field: 'nama' | 'jabatan', label: string, complete: string) => {
    const { attributes, note } = fault(field)
    return html`<label for="${field}">${label}</label>
<input id="${field}" name="${field}" required maxlength="200" autocomplete="${complete}" value="${typed.get(field) ?? ''}"${attributes}>${note}`
  }
  return frame(
    office,
    w.title,
    html`<h1>${w.heading}</h1>
${
  faults.length > 0 &&
  html`<div class="perbaiki" role="alert"><p><b>${w.mend}</b></p><ul>${faults.map(
    (it) => html`<li><a href="#${it.field}">${it.sentence}</a></li>`,
  )}</ul></div>`
}
<p>${w.asks(it.facts.length)}</p>
${it.purpose && html`<p>${w.purpose}: <b><bdi>${it.purpose}</bdi></b></p>`}
<p class="kecil">${w.askedBy(it.askedBy)}. ${w.until(instantText(it.expiresAt))}</p>
<form method="post" accept-charset="utf-8">
${it.facts.map(one)}<fieldset>
<legend>${w.who}</legend>
${person('nama', w.name, 'name')}
${person('jabatan', w.post, 'organization-title')}
<p class="kecil">${w.kept}</p>
</fieldset>
<button type="submit">${w.send}</button>
</form>
<p class="kecil">${w.once}</p>`,
  )
}

/** A page that only tells: thanks, too late, not known. */
export function tellingPage(office: Letterhead, heading: string, ...says: HtmlValue[]): string {
  return frame(office, heading, html`<h1>${heading}</h1>${says.map((it) => html`<p>${it}</p>`)}`)
}

const whole = new Intl.DateTimeFormat('id-ID', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Asia/Jakarta' })

/** `Selasa, 24 November 2026 pukul 10.42 WIB` */
export function instantText(at: Date): string {
  return `${whole.format(at).replaceAll(/\u202f|\u00a0/g, ' ')} WIB`
}

export const STYLE = `:root{color-scheme:light dark;--k:#fff;--t:#1d2321;--s:#545b57;--g:#8f897d;--a:#0b5d57;--b:#fff;--m:#a3231b;--n:#e3f0ee}
@media(prefers-color-scheme:dark){:root{--k:#191d1c;--t:#e9ece9;--s:#b3bab6;--g:#78827e;--a:#5cc2b8;--b:#06211f;--m:#f08a80;--n:#12322f}}
*{box-sizing:border-box}
body{margin:0;background:var(--k);color:var(--t);font:17px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:40rem;margin:0 auto;padding:12px 16px}
header{border-bottom:3px double var(--g)}
header p{margin:0}
h1{font-size:1.5rem;line-height:1.25;margin:8px 0}
p{margin:8px 0}
fieldset{border:0;border-top:1px solid var(--g);margin:16px 0 0;padding:12px 0 0;min-width:0}
legend{float:left;width:100%;font-weight:600;padding:0}
legend+*{clear:both}
label{display:block;font-weight:600;margin-top:8px}
.isi{font-size:1.3rem;margin:0 0 4px}
.pilih label{display:flex;align-items:center;gap:10px;min-height:44px;margin:0;font-weight:400}
.pilih input{width:22px;height:22px;margin:0;flex:none;accent-color:var(--a)}
input:not([type=radio]),textarea{width:100%;font:inherit;color:inherit;background:transparent;border:1px solid var(--g);border-radius:6px;padding:10px;min-height:44px}
[aria-invalid]:not(fieldset){border:2px solid var(--m)}
button{font:600 1rem/1.2 system-ui,sans-serif;width:100%;min-height:48px;margin:20px 0 8px;border:0;border-radius:6px;background:var(--a);color:var(--b)}
.kecil,small{font-size:.875rem;color:var(--s)}
small{display:block}
.salah{color:var(--m);font-weight:600}
.perbaiki{border-left:4px solid var(--m);padding:4px 12px}
.perbaiki ul{margin:4px 0;padding-left:20px}
a{color:var(--a)}
:focus-visible{outline:3px solid var(--a);outline-offset:2px}
@supports selector(:has(a)){fieldset:not(:has([value=wrong]:checked)) .ganti{display:none}.bila{display:none}}
`

function frame(office: Letterhead, title: string, body: Html): string {
  return html`<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex,nofollow,noarchive">
<title>${title} – ${office.name}</title>
<link rel="icon" href="data:,">
<style>${rawHtml(STYLE)}</style>
</head>
<body>
<header><p class="kecil">${office.regency}</p><p><b>${office.name}</b></p></header>
<main>
${body}
</main>
</body>
</html>
`.text
}
