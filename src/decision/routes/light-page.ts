import { writtenOf, type Block, type Content } from '../../base/content.ts'
import { bodyHtml } from '../../base/content-html.ts'
import { factText } from '../../base/facts.ts'
import type { Language } from '../../base/refused.ts'
import { words } from '../../base/words/common.ts'
import { decisionWords } from '../../base/words/decision.ts'
import { instantWords, lightWords as w } from '../../base/words/light.ts'
import { changedLines } from '../../dossier/rules/changed-lines.ts'
import { compareContents, countChanges } from '../../dossier/rules/compare.ts'
import { html, rawHtml, type Html, type HtmlValue } from '../../portal/html.ts'

type Level = 'watch' | 'attention' | 'alert' | 'crisis'

/** All that stands on the light page of a dossier that waits for its person. */
export type LightView = {
  readonly token: string
  readonly office: string
  readonly dossier: {
    readonly id: string
    readonly number: string
    readonly level: Level
    readonly step: number
    readonly visit: number
    readonly revision: number
    readonly leftMinutes: number
    readonly dueAt: Date
  }
  readonly version: { readonly hash: string; readonly content: Content }
  readonly person: { readonly id: string; readonly name: string; readonly secondFactor: boolean }
  readonly post: { readonly id: string; readonly name: string }
  readonly reviewers: readonly { readonly person: string; readonly post: string; readonly at: Date }[]
  readonly findings: readonly {
    readonly text: string
    readonly severity: 'must' | 'should' | 'note'
    readonly overridden: { readonly by: string; readonly reason: string } | null
  }[]
  /** What this person saw last, when it was another version. */
  readonly seen: { readonly content: Content; readonly at: Date } | null
  readonly targets: readonly { readonly step: number; readonly activity: string; readonly post: string }[]
  readonly target: number
  /** Why this person may not decide, and who can. */
  readonly whyNot: string | null
  readonly others: readonly string[]
  readonly rpId: string
  readonly credentialIds: readonly string[]
  readonly key: string
}

/** What was typed into a form that was refused, so that nothing is lost; never the password. */
export type Typed = {
  readonly answer: string
  readonly notes: string
  readonly reason: string
  readonly toStep: number
}
export type Trouble = { readonly title: string; readonly typed: Typed }

export type Aset = { readonly css: string; readonly js: string }

/** The sheet itself: reads without scripts, decides without scripts, and weighs little. */
export function lightPage(view: LightView, aset: Aset, language: Language, trouble: Trouble | null): string {
  const say = <Text>(phrase: { readonly id: Text; readonly en: Text }): Text => phrase[language]
  const { dossier, version, person, post } = view
  const { content } = version
  const left = words[dossier.leftMinutes < 0 ? 'late' : 'left'][language](minutesText(dossier.leftMinutes, language))
  const body = html`<header class="top"><p>${view.office}</p><p class="${dossier.leftMinutes < 0 ? 'late' : 'time'}">${left}</p></header>
<main data-link="${view.token}" data-dossier="${dossier.id}" data-version="${version.hash}" data-step="${dossier.step}" data-visit="${dossier.visit}" data-revision="${dossier.revision}" data-person="${person.id}" data-post="${post.id}" data-rp="${view.rpId}" data-credentials="${view.credentialIds.join(' ')}">
<p class="cap">${dossier.level !== 'watch' && html`<b class="${dossier.level}">${say(words[dossier.level])}</b> `}${say(w.dossier)} ${dossier.number}</p>
<h1><bdi>${content.title}</bdi></h1>
<dl>
<dt>${say(w.due)}</dt><dd>${instantWords(dossier.dueAt, language)}</dd>
${view.reviewers.length > 0 && html`<dt>${say(w.reviewed)}</dt>${view.reviewers.map((it) => html`<dd>${it.person} (${it.post}), ${instantWords(it.at, language)}</dd>`)}`}
</dl>
<p class="cap">${say(w.decidesAs)(person.name, post.name)}</p>
${changes(view, language)}
<section aria-labelledby="naskah"><h2 id="naskah">${say(w.exactText)} <code>${version.hash.slice(0, 8)}</code></h2>
<article>
${content.summary && html`<p class="summary"><bdi>${content.summary}</bdi></p>`}
${rawHtml(bodyHtml({ ...content.body, content: content.body.content.map((it) => withoutPictures(it, say(w.picture))) }, () => ''))}
</article>
${content.topic && html`<p class="cap">${content.topic}</p>`}
${content.attachments.length > 0 && html`<h3>${say(w.attachments)}</h3><ul>${content.attachments.map((it) => html`<li>${it.name}</li>`)}</ul>`}
${facts(content, say(w.facts))}
${(content.variants ?? []).length > 0 && html`<h3>${say(w.variants)}</h3>${(content.variants ?? []).map((it) => html`<details><summary>${say(w.channels[it.channel])}</summary><p class="pre">${it.text}</p></details>`)}`}
</section>
${findings(view, language)}
<section id="putusan" aria-labelledby="memutuskan"><h2 id="memutuskan">${say(w.title)}</h2>
<p id="kabar" role="status">${view.whyNot}</p>
${trouble && html`<p class="trouble" role="alert">${trouble.title}</p>`}
${view.whyNot === null ? forms(view, language, trouble) : html`<p>${view.others.length > 0 ? say(w.othersDecide)(view.others.join(', ')) : say(w.nobodyElse)(post.name)}</p>`}
</section>
<section id="tercatat" hidden><h1>${say(w.recorded)}</h1><p data-yes="${say(w.answers.yes)}" data-notes="${say(w.answers['yes-with-notes'])}" data-no="${say(w.answers.no)}"></p></section>
</main>
${view.whyNot === null && html`<nav class="bar" aria-label="${say(w.title)}"><a class="no" href="#tidak">${say(w.no)}</a><a class="do" href="#ya" id="tombol-ya">${say(w.sendYes)}</a></nav>`}
${view.whyNot === null && html`<script src="/l/aset/${aset.js}" defer></script>`}`
  return frame(body, aset, language, say(w.title))
}

/** A page with one thing to say, in the same calm look. */
export function calmPage(
  it: { title: string; says: readonly string[]; link?: { to: string; text: string } },
  aset: Aset,
  language: Language,
): string {
  const body = html`<main><h1>${it.title}</h1>${it.says.map((line) => html`<p>${line}</p>`)}${it.link && html`<p><a href="${it.link.to}">${it.link.text}</a></p>`}</main>`
  return frame(body, aset, language, it.title)
}

function frame(body: Html, aset: Aset, language: Language, title: string): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/l/aset/${aset.css}">
</head>
<body>
${body}
</body>
</html>
`.text
}

function forms(view: LightView, language: Language, trouble: Trouble | null): Html {
  const say = <Text>(phrase: { readonly id: Text; readonly en: Text }): Text => phrase[language]
  const typed = trouble?.typed
  const open = (answer: string, first = false) => ((typed ? typed.answer === answer : first) ? rawHtml(' open') : '')
  const part = (id: string, answer: string, name: string, fields: HtmlValue, button: Html, first = false) =>
    html`<details id="${id}"${open(answer, first)}><summary>${name}</summary>
<form method="post" action="/l/${view.token}">
<input type="hidden" name="answer" value="${answer}"><input type="hidden" name="key" value="${view.key}"><input type="hidden" name="revision" value="${view.dossier.revision}"><input type="hidden" name="version" value="${view.version.hash}">
${fields}
<p class="sign" hidden>${say(w.signSays)} <button type="button" class="quiet">${say(w.byPassword)}</button></p>
<div class="proof"><label for="${id}-sandi">${say(w.password)}</label><input id="${id}-sandi" name="password" type="password" autocomplete="current-password" required maxlength="200">
${view.person.secondFactor && html`<label for="${id}-kode">${say(w.code)}</label><input id="${id}-kode" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" required maxlength="6">`}</div>
${button}</form></details>`
  return html`<div id="isian" data-sending="${say(w.sending)}" data-queued-signed="${say(w.queuedSigned)}" data-queued-open="${say(w.queuedOpen)}" data-not-signed="${say(w.notSigned)}">
<p>${say(w.says)(view.version.hash.slice(0, 8))}</p>
${part('ya', 'yes', say(w.sendYes), null, html`<button class="do">${say(w.sendYes)}</button>`, true)}
${part(
  'catatan',
  'yes-with-notes',
  say(w.yesNotes),
  html`<label for="isi-catatan">${say(w.notes)}</label><textarea id="isi-catatan" name="notes" rows="4" required maxlength="4000">${typed?.notes}</textarea>`,
  html`<button class="do">${say(w.sendNotes)}</button>`,
)}
${part(
  'tidak',
  'no',
  say(w.no),
  html`<fieldset><legend>${say(w.reason)}</legend>${say(decisionWords.chips).map(
    (chip) => html`<label class="chip"><input type="checkbox" name="chip" value="${chip}"> ${chip}</label>`,
  )}<textarea name="reason" rows="4" maxlength="4000" aria-label="${say(w.reason)}">${typed?.reason}</textarea></fieldset>
<label for="ke">${say(w.toStep)}</label><select id="ke" name="toStep">${view.targets.map((it) => html`<option value="${it.step}"${it.step === (typed?.toStep ?? view.target) && rawHtml(' selected')}>${it.step} ${it.activity} (${it.post})</option>`)}</select>`,
  html`<button class="no">${say(w.sendNo)}</button>`,
)}
</div>`
}

function facts(content: Content, title: string): HtmlValue {
  const lines = content.facts.map((it) => ({
    text: factText(it),
    source: it.source,
    label: it.kind === undefined ? '' : it.label,
  }))
  const shown = lines.filter((it) => it.text)
  return (
    shown.length > 0 &&
    html`<h3>${title}</h3><ul>${shown.map((it) => html`<li>${it.label && html`${it.label}: `}<b>${it.text}</b>${it.source && html` (${it.source})`}</li>`)}</ul>`
  )
}

function findings({ findings: found }: LightView, language: Language): HtmlValue {
  const line = (it: LightView['findings'][number]) =>
    html`<li>${it.text}${it.overridden && html`<br><b>${w.overriddenBy[language](it.overridden.by, it.overridden.reason)}</b>`}</li>`
  return found.length > 0 && html`<section><h2>${w.findings[language]}</h2><ul>${found.map(line)}</ul></section>`
}

/** What changed since this person looked: only the lines in which something did. */
function changes(view: LightView, language: Language): HtmlValue {
  if (!view.seen) return null
  const [older, newer] = [writtenOf(view.seen.content), writtenOf(view.version.content)]
  const changes = countChanges(compareContents(older, newer))
  if (changes === 0) return html`<p class="cap">${w.unchanged[language]}</p>`
  const says = w.changed[language](changes, instantWords(view.seen.at, language))
  return html`<details class="changes"><summary>${says}</summary>${changedLines(older, newer).map(
    (line) =>
      html`<p>${line.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`))}</p>`,
  )}</details>`
}

/** A bad line carries no pictures: their words stand in their place. */
function withoutPictures(block: Block, word: string): Block {
  switch (block.type) {
    case 'image': {
      const text = [block.attrs.alt, block.attrs.caption, block.attrs.credit].filter(Boolean).join(' · ')
      return {
        type: 'paragraph',
        content: [{ type: 'text', text: `[${word}: ${text || '–'}]`, marks: [{ type: 'italic' }] }],
      }
    }
    case 'blockquote':
      return { ...block, content: block.content.map((it) => withoutPictures(it, word)) } as Block
    default:
      return block
  }
}

function minutesText(minutes: number, language: Language): string {
  const whole = Math.abs(Math.round(minutes))
  return whole < 60 ? words.minutes[language](whole) : words.hours[language](Math.floor(whole / 60), whole % 60)
}
