import {
  captionsOf,
  translationsOf,
  writtenOf,
  type Block,
  type Body,
  type Content,
  type TableRow,
  type Video,
} from '../../base/content.ts'
import { bodyHtml } from '../../base/content-html.ts'
import { factText } from '../../base/facts.ts'
import { readCaptions, saidIn } from '../../base/web-vtt.ts'
import { immediateOf } from '../../base/immediate.ts'
import type { Language } from '../../base/refused.ts'
import { words } from '../../base/words/common.ts'
import { typeWords } from '../../base/words/content-types.ts'
import { immediateNames } from '../../base/words/disclosure.ts'
import { factWords } from '../../base/words/facts.ts'
import { lightWords as w } from '../../base/words/light.ts'
import { instantWords, zonedInstantWords } from '../../base/words/time.ts'
import { oralWords as o } from '../../base/words/oral.ts'
import { correctionWords } from '../../base/words/correction.ts'
import { languageNames, languageTitles } from '../../base/words/translations.ts'
import { channelWords } from '../../base/words/variants.ts'
import { signNames, videoWords as v } from '../../base/words/videos.ts'
import { changedLines } from '../../dossier/rules/changed-lines.ts'
import { compareContents, countChanges } from '../../dossier/rules/compare.ts'
import { standingOf } from '../../dossier/rules/confirmation.ts'
import { html, rawHtml, type Html, type HtmlValue } from '../../portal/html.ts'
import { marksOfBlocks, notePlacesOf, type NotePlace } from '../rules/note-places.ts'
import type { Typed } from './light-form.ts'
import { formsHtml } from './light-forms.ts'
import { inPostWords } from '../../office/rules/acting.ts'
import type { Decides, LightView, Ratifies } from './light-view.ts'

/** A form that was refused: what was wrong, and what was typed. */
export type Trouble = { readonly title: string; readonly typed: Typed }

export type Aset = { readonly css: string; readonly js: string }

/** The sheet itself: reads without scripts, decides without scripts, and weighs little. */
export function lightPage(view: LightView, aset: Aset, language: Language, trouble: Trouble | null): string {
  const say = <Text>(phrase: { readonly id: Text; readonly en: Text }): Text => phrase[language]
  const { asks, dossier, version, person, post } = view
  const { content } = version
  const left = words[dossier.leftMinutes < 0 ? 'late' : 'left'][language](minutesText(dossier.leftMinutes, language))
  const may = view.whyNot === null
  const places = may && asks.kind === 'decide' ? notePlacesOf(content) : []
  const title = asks.kind === 'ratify' ? say(o.ratifyTitle) : say(w.title)
  const yes = say(asks.kind === 'ratify' ? o.ratify : w.sendYes)
  const body = html`<header class="top"><p>${view.office}</p><p class="${dossier.leftMinutes < 0 ? 'late' : 'time'}">${left}</p></header>
<main data-link="${view.token}" data-dossier="${dossier.id}" data-version="${version.hash}" data-step="${view.step}" data-visit="${view.visit}" data-revision="${dossier.revision}" data-person="${person.id}" data-post="${post.id}"${view.mandate && html` data-form="${view.mandate.form}" data-letter="${view.mandate.letter}"`} data-rp="${view.rpId}" data-credentials="${view.credentialIds.join(' ')}"${asks.kind === 'ratify' && html` data-ratifies="${asks.oralId}"`}${view.correction && html` data-corrects="${view.correction.form}" data-note="${view.correction.note}"`}>
<p class="cap">${dossier.level !== 'watch' && html`<b class="${dossier.level}">${say(words[dossier.level])}</b> `}${asks.kind === 'ratify' && `${title} · `}${say(w.dossier)} ${dossier.number}</p>
<h1><bdi>${content.title}</bdi></h1>
${asks.kind === 'ratify' && oralNote(view, asks, language)}
${view.correction && html`<div class="oral"><p><b>${correctionWords.underWay[language](view.correction.form)}</b></p><p>${say(correctionWords.noteShown)}</p><blockquote>${view.correction.note}</blockquote></div>`}
<dl>
${asks.kind === 'decide' && html`<dt>${say(w.due)}</dt><dd>${instantWords(dossier.dueAt, language)}</dd>`}
${view.reviewers.length > 0 && html`<dt>${say(w.reviewed)}</dt>${view.reviewers.map((it) => html`<dd>${it.person} (${it.post}) ${zonedInstantWords(it.at, language)}</dd>`)}`}
</dl>
<p class="cap">${say(w.decidesAs)(person.name, inPostWords(post.name, view.mandate, language))}</p>
${changes(view, language)}
<section aria-labelledby="naskah"><h2 id="naskah">${say(w.exactText)} <code>${version.hash.slice(0, 8)}</code></h2>
${exactText(content, places, language)}
${content.topic && html`<p class="cap">${content.topic}</p>`}
${content.attachments.length > 0 && html`<h3>${say(w.attachments)}</h3><ul>${content.attachments.map((it) => html`<li>${it.name}</li>`)}</ul>`}
${view.fields.length > 0 && html`<h3>${say(typeWords.fields)}</h3><dl>${view.fields.map((it) => html`<dt>${it.label}</dt><dd>${it.text}</dd>`)}</dl>`}
${videos(content, language)}
${facts(view, places, language)}
${(content.variants ?? []).length > 0 && html`<h3>${say(w.variants)}</h3>${(content.variants ?? []).map((it) => html`<details><summary>${say(channelWords[it.channel])}</summary><p class="pre">${it.text}</p></details>`)}`}
</section>
${findings(view, language)}
${asks.kind === 'decide' && goesOut(content, asks, language)}
<section id="putusan" aria-labelledby="memutuskan"><h2 id="memutuskan">${title}</h2>
<p id="kabar" role="status">${view.whyNot}</p>
${trouble && html`<p class="trouble" role="alert">${trouble.title}</p>`}
${may ? formsHtml(view, places, language, trouble?.typed ?? null) : html`<p>${view.others.length > 0 ? say(w.othersDecide)(view.others.join(', ')) : say(w.nobodyElse)(post.name)}</p>`}
</section>
<section id="tercatat" hidden><h1>${say(w.recorded)}</h1>${recorded(asks.kind, language)}</section>
</main>
${may && html`<nav class="bar" aria-label="${title}"><a class="no" href="#tidak">${say(w.no)}</a><a class="do" href="#ya" id="tombol-ya">${yes}</a></nav>`}
${may && html`<script src="/l/aset/${aset.js}" defer></script>`}`
  return frame(body, aset, language, title)
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

/** Whose word it was and who heard it, before the text that it was about. */
function oralNote({ dossier }: LightView, it: Ratifies, language: Language): Html {
  const by = o[dossier.leftMinutes < 0 ? 'late' : 'ratifyBy'][language](instantWords(dossier.dueAt, language))
  const told = o.told[language](it.from, instantWords(it.heardAt, language), it.heardBy, it.heardPost, it.how)
  return html`<div class="oral"><p><b>${o.open[language]}</b></p><p>${told}</p><p${dossier.leftMinutes < 0 && rawHtml(' class="late"')}>${by}</p></div>`
}

/** Where the text goes and by when: the portal by itself, every other channel by hand. */
function goesOut(content: Content, { way, away }: Decides, language: Language) {
  const channels = (content.variants ?? []).map((it) => channelWords[it.channel][language])
  const time = minutesText(way.minutes, language)
  return html`<section><h2>${w.goesOut[language]}</h2><p>${w.toPortal[language](way.posts)} ${w.atLatest[language](instantWords(way.by, language), time)}</p>${away && html`<p><b>${away}</b></p>`}${channels.length > 0 && html`<p>${w.byHand[language](channels)}</p>`}</section>`
}

/** The text as the public will read it. A number beside a paragraph is for the notes and no part of the text. */
function exactText(content: Content, places: readonly NotePlace[], language: Language): Html {
  const parts = immediateOf(content)
  const marks = marksOfBlocks(content, places)
  return html`<article lang="id"${marks.size > 0 && rawHtml(' class="numbered"')}>
${content.summary && html`<p class="summary"><bdi>${content.summary}</bdi></p>`}
${parts.length > 0 && html`<dl>${parts.map(({ part, text }) => html`<dt>${immediateNames[part].id}</dt><dd>${text}</dd>`)}</dl>`}
${blocksOf(content.body, 'kaki-', marks, language)}
</article>
${translationsOf(content).map(
  (it) => html`<h3>${languageTitles[it.language][language]}</h3>
<article lang="${it.language}"><h4><bdi>${it.translation.title}</bdi></h4>
${it.translation.summary && html`<p class="summary"><bdi>${it.translation.summary}</bdi></p>`}
${blocksOf(it.translation.body, `kaki-${it.language}-`, marks, language)}
</article>`,
)}`
}

function blocksOf(body: Body, page: string, marks: ReadonlyMap<Block, string>, language: Language): Html {
  const content = body.content.map((it) => withoutPictures(it, w.picture[language]))
  return rawHtml(bodyHtml({ ...body, content }, () => '', page, marks))
}

/** What is said in its videos; a bad line carries no player. */
function videos({ videos: all = [] }: Content, language: Language): HtmlValue {
  const line = (it: Video) => {
    const captions = captionsOf(it)
    const sign = it.sign && v.signIn[language](signNames[it.sign][language])
    return html`<li><bdi>${it.title}</bdi>${it.address && html` <span class="cap">${it.address}</span>`}<br><span class="cap">${[captions.length === 0 && v.noCaptions[language], sign].filter(Boolean).join(' · ')}</span>${captions.map((one) => html`<details><summary>${v.captions[language](languageNames[one.language][language])}</summary><p class="pre" lang="${one.language}">${saidOf(one.captions)}</p></details>`)}${it.transcript && html`<details><summary>${v.transcript[language]}</summary><p class="pre">${it.transcript}</p></details>`}</li>`
  }
  return all.length > 0 && html`<h3>${v.videos[language]}</h3><ul>${all.map(line)}</ul>`
}

/** Every word of them, one cue a line. */
function saidOf(captions: string): string {
  const read = readCaptions(captions)
  return 'cues' in read ? saidIn(read.cues) : captions
}

/** What the text states, where it comes from, and who of the agency said so. */
function facts({ version, factAnswers }: LightView, places: readonly NotePlace[], language: Language): HtmlValue {
  const shown = version.content.facts.map((it, at) => ({ it, at: `fact/${at}/value` })).filter(({ it }) => factText(it))
  const line = ({ it, at }: (typeof shown)[number]) => {
    const mark = places.find((place) => place.at === at)?.mark
    const label = it.kind === undefined ? '' : it.label
    const standing = it.kind !== undefined && standingOf(it, factAnswers)
    return html`<li>${mark && html`<span class="cap">${mark}</span> `}${label && html`${label}: `}<b>${factText(it)}</b>${it.source && html` (${it.source})`}${standing && html`<br><span class="${standing.state}">${standingWords(standing, language)}</span>`}</li>`
  }
  return shown.length > 0 && html`<h3>${w.facts[language]}</h3><ul>${shown.map(line)}</ul>`
}

function standingWords(it: ReturnType<typeof standingOf>, language: Language): string {
  if (it.state === 'open') return `○ ${factWords.open[language]}`
  const { by, state } = it
  const [sign, who] = {
    confirmed: ['✓', factWords.confirmedBy] as const,
    disputed: ['✗', factWords.disputedBy] as const,
    unsure: ['?', factWords.unsureBy] as const,
  }[state]
  const at = zonedInstantWords(new Date(by.saidAt), language)
  const how = by.way === 'link' ? factWords.byLink[language](at) : factWords.byPhone[language](at, by.recordedBy ?? '')
  const should = state === 'disputed' && it.correction ? ` ${factWords.shouldBe[language](it.correction)}.` : ''
  return `${sign} ${who[language](by.name, by.post)}. ${how}.${should}${it.note && ` “${it.note}”`}`
}

function findings({ findings: found }: LightView, language: Language): HtmlValue {
  const line = (it: LightView['findings'][number]) =>
    html`<li>${it.text}${it.overridden && html`<br><b>${w.overriddenBy[language](it.overridden.by, it.overridden.reason)}</b>`}</li>`
  return found.length > 0 && html`<section><h2>${w.findings[language]}</h2><ul>${found.map(line)}</ul></section>`
}

/** What changed since this person looked: only the lines in which something did. */
function changes(view: LightView, language: Language): HtmlValue {
  if (!view.earlier) return null
  const { at, content } = view.earlier
  const [older, newer] = [writtenOf(content), writtenOf(view.version.content)]
  const changed = countChanges(compareContents(older, newer))
  if (changed === 0) return html`<p class="cap">${(at ? w.unchanged : w.unchangedPublic)[language]}</p>`
  const says = at ? w.changed[language](changed, instantWords(at, language)) : w.changedPublic[language](changed)
  return html`<details class="changes"><summary>${says}</summary>${changedLines(older, newer).map(
    (line) =>
      html`<p>${line.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`))}</p>`,
  )}</details>`
}

/** What the page's script shows once the decision has arrived. */
function recorded(kind: LightView['asks']['kind'], language: Language): Html {
  return kind === 'ratify'
    ? html`<p data-yes="${o.ratified[language]}" data-no="${o.refused[language]}"></p>`
    : html`<p data-yes="${w.answers.yes[language]}" data-notes="${w.answers['yes-with-notes'][language]}" data-no="${w.answers.no[language]}"></p>`
}

/** A bad line carries no pictures: their words stand in their place. Paragraphs stay the very same, to be numbered. */
function withoutPictures(block: Block, word: string): Block {
  const within = (blocks: readonly Block[]) => blocks.map((it) => withoutPictures(it, word))
  switch (block.type) {
    case 'image': {
      const text = [block.attrs.alt, block.attrs.caption, block.attrs.credit].filter(Boolean).join(' · ')
      return {
        type: 'paragraph',
        content: [{ type: 'text', text: `[${word}: ${text || '–'}]`, marks: [{ type: 'italic' }] }],
      }
    }
    case 'blockquote':
      return { ...block, content: within(block.content) }
    case 'bulletList':
    case 'orderedList':
      return { ...block, content: block.content.map((it) => ({ ...it, content: within(it.content) })) }
    case 'table': {
      const row = (it: TableRow) => ({
        ...it,
        content: it.content.map((cell) => ({ ...cell, content: within(cell.content) })),
      })
      return { ...block, content: block.content.map(row) }
    }
    case 'paragraph':
    case 'heading':
    case 'horizontalRule':
      return block
  }
}

function minutesText(minutes: number, language: Language): string {
  const whole = Math.abs(Math.round(minutes))
  return whole < 60 ? words.minutes[language](whole) : words.hours[language](Math.floor(whole / 60), whole % 60)
}
