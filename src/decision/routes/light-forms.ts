import type { Language } from '../../base/refused.ts'
import { decisionWords } from '../../base/words/decision.ts'
import { lightWords as w } from '../../base/words/light.ts'
import { notesWords, placeWords } from '../../base/words/notes.ts'
import { oralWords as o } from '../../base/words/oral.ts'
import { html, rawHtml, type Html, type HtmlValue } from '../../portal/html.ts'
import { keyOfPlace, type NotePlace } from '../rules/note-places.ts'
import { LIGHT_NOTES_MAX, type Typed } from './light-form.ts'
import type { Decides, LightView, Ratifies } from './light-view.ts'

const OPTIONS_BYTES = 6_000 // of all lists of places, so that a long text stays light: it is then found by its marks
const OPTION_BYTES = 16 // of one without its words
const WORDS_MAX = 40 // letters of a place's words
const WORDS_MIN = 12 // of one that has no mark; fewer tell nothing of a marked one
const NOTE_MAX = 780 // letters of a note: all five together stay under what a decision may say

/** The answers that may be given, each a form of its own that a browser without scripts can send. */
export function formsHtml(
  view: LightView,
  places: readonly NotePlace[],
  language: Language,
  typed: Typed | null,
): Html {
  const { asks } = view
  const keys = places.map((it) => `${keyOfPlace(it)} ${it.at} ${it.to}`).join(' ')
  return html`<div id="isian" data-places="${keys}" data-sending="${w.sending[language]}" data-queued-signed="${w.queuedSigned[language]}" data-queued-open="${w.queuedOpen[language]}" data-not-signed="${w.notSigned[language]}" data-blank="${notesWords.blank[language]('#')}">
${asks.kind === 'decide' ? decideForms(view, asks, places, language, typed) : ratifyForms(view, asks, language, typed)}
</div>`
}

function decideForms(
  view: LightView,
  asks: Decides,
  places: readonly NotePlace[],
  language: Language,
  typed: Typed | null,
): Html {
  const say = <Text>(phrase: { readonly id: Text; readonly en: Text }): Text => phrase[language]
  const part = (id: string, answer: string, name: string, fields: HtmlValue, button: Html) =>
    onePart(view, language, { id, answer, name, fields, button, open: (typed?.answer ?? 'yes') === answer })
  return html`<p>${say(w.says)(view.version.hash.slice(0, 8))}</p>
${part('ya', 'yes', say(w.sendYes), null, html`<button class="do">${say(w.sendYes)}</button>`)}
${part('catatan', 'yes-with-notes', say(w.yesNotes), notes(places, language, typed), html`<button class="do">${say(w.sendNotes)}</button>`)}
${part(
  'tidak',
  'no',
  say(w.no),
  html`<fieldset><legend>${say(w.reason)}</legend>${say(decisionWords.chips).map(
    (chip) => html`<label class="chip"><input type="checkbox" name="chip" value="${chip}"> ${chip}</label>`,
  )}<textarea name="reason" rows="4" maxlength="4000" aria-label="${say(w.reason)}">${typed?.reason}</textarea></fieldset>
<label for="ke">${say(w.toStep)}</label><select id="ke" name="toStep">${asks.targets.map((it) => html`<option value="${it.step}"${it.step === (typed?.toStep || asks.target) && rawHtml(' selected')}>${it.step} ${it.activity} (${it.post})</option>`)}</select>`,
  html`<button class="no">${say(w.sendNo)}</button>`,
)}`
}

function ratifyForms(view: LightView, asks: Ratifies, language: Language, typed: Typed | null): Html {
  const say = <Text>(phrase: { readonly id: Text; readonly en: Text }): Text => phrase[language]
  const ratifies = html`<input type="hidden" name="ratifies" value="${asks.oralId}">`
  const part = (id: string, answer: string, name: string, fields: HtmlValue, button: Html) =>
    onePart(view, language, {
      id,
      answer,
      name,
      fields: html`${ratifies}${fields}`,
      button,
      open: (typed?.answer ?? 'yes') === answer,
    })
  return html`<p>${say(o.ratifySays)(view.version.hash.slice(0, 8))}</p>
${part('ya', 'yes', say(o.ratify), null, html`<button class="do">${say(o.ratify)}</button>`)}
${part(
  'tidak',
  'no',
  say(o.refuse),
  html`<p>${say(o.refuseSays[asks.isPublic ? 'public' : 'running'])}</p>
<label for="alasan">${say(w.whyNotRatified)}</label><textarea id="alasan" name="reason" rows="4" maxlength="2000" required>${typed?.reason}</textarea>`,
  html`<button class="no">${say(o.refuseSend)}</button>`,
)}`
}

/** One answer: its fields, then the proof of who gives it. */
function onePart(
  view: LightView,
  language: Language,
  it: { id: string; answer: string; name: string; fields: HtmlValue; button: Html; open: boolean },
): Html {
  const { id } = it
  return html`<details id="${id}"${it.open && rawHtml(' open')}><summary>${it.name}</summary>
<form method="post" action="/l/${view.token}">
<input type="hidden" name="answer" value="${it.answer}"><input type="hidden" name="key" value="${view.key}"><input type="hidden" name="revision" value="${view.dossier.revision}"><input type="hidden" name="version" value="${view.version.hash}">
${it.fields}
<p class="sign" hidden>${w.signSays[language]} <button type="button" class="quiet">${w.byPassword[language]}</button></p>
<div class="proof"><label for="${id}-sandi">${w.password[language]}</label><input id="${id}-sandi" name="password" type="password" autocomplete="current-password" required maxlength="200">
${view.person.secondFactor && html`<label for="${id}-kode">${w.code[language]}</label><input id="${id}-kode" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" required maxlength="6">`}</div>
${it.button}</form></details>`
}

/** Each note with where it belongs: a paragraph by the mark that stands beside it, and its first words as there is room. */
function notes(places: readonly NotePlace[], language: Language, typed: Typed | null): Html {
  const room = Math.floor(OPTIONS_BYTES / (LIGHT_NOTES_MAX * Math.max(1, places.length))) - OPTION_BYTES
  const letters = Math.min(WORDS_MAX, Math.max(0, room))
  const one = (index: number) => {
    const { text = '', place = '' } = typed?.notes[index] ?? {}
    const selected = (key: string) => key === place && rawHtml(' selected')
    // The end tag may be left out (HTML, 4.10.10), and an option without a value has its words for one.
    const option = (it: NotePlace) => {
      const key = keyOfPlace(it)
      if (it.mark !== null && letters < WORDS_MIN) return html`<option${selected(key)}>${key}`
      const says = placeWords(it, Math.max(WORDS_MIN, letters), language)
      return html`<option value="${key}"${selected(key)}>${it.mark !== null && `${it.mark}. `}${says}`
    }
    const n = index + 1
    const name = notesWords.note[language](n)
    const label = index === 0 ? html`<label for="catatan-1">${name}</label>` : null // the others stand under their name
    return html`${label}<textarea id="catatan-${n}" name="note" rows="3" maxlength="${NOTE_MAX}"${label ? rawHtml(' required') : html` aria-label="${name}"`}>${text}</textarea>
<label for="di-${n}">${w.noteWhere[language]}</label><select id="di-${n}" name="place"><option value="">${notesWords.anywhere[language]}${places.map(option)}</select>`
  }
  const more = Array.from({ length: LIGHT_NOTES_MAX - 1 }, (_, at) => at + 1)
  return html`<p>${w.notes[language]}</p>
${one(0)}
${more.map((index) => {
  const { text = '', place = '' } = typed?.notes[index] ?? {}
  return html`<details class="more"${(text || place) && rawHtml(' open')}><summary>${notesWords.note[language](index + 1)}</summary>${one(index)}</details>`
})}
<p class="cap">${notesWords.whereHelp[language]}</p>`
}
