/** Draws the public page of a paper: what it is, whether it stands, and where to compare what one holds. */
import type { Language } from '../../base/refused.ts'
import { checkKinds, checkWords as w } from '../../base/words/check.ts'
import type { Phrase } from '../../base/words/phrase.ts'
import { signingWords, statementOf } from '../../base/words/signing.ts'
import { dayWords, instantWords } from '../../base/words/time.ts'
import { html, type Html } from '../../portal/html.ts'
import { withoutNik } from '../rules/signatures.ts'
import type { Checked } from '../stores/check.ts'

export type CheckFiles = { readonly css: string; readonly js: string; readonly pdf: string }
export type Proof = {
  readonly entry: string
  readonly nodes: readonly string[]
  readonly checkpoint: string
  readonly key: string
}
/** What a signed file itself shows: whose certificate, and whether it is whole and as it was signed. */
export type SignatureSeen = {
  readonly certificate: { readonly subject: string; readonly issuerName: string } | null
  readonly isWhole: boolean
}

/** Where one types a code. */
export function askPage(files: CheckFiles, language: Language, unknown: boolean): string {
  const say = (it: Phrase) => it[language]
  return frame(
    files,
    language,
    say(w.title),
    html`<h1>${say(w.title)}</h1>
${unknown && html`<div class="tanda mati" role="status"><b>${say(w.unknownTitle)}</b><p>${say(w.unknown)}</p></div>`}
<p>${say(w.about)}</p>
<form action="/cek" method="get"><label for="kode">${say(w.code)}</label>
<input id="kode" name="kode" required minlength="12" maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false">
<button type="submit">${say(w.look)}</button></form>`,
  )
}

/** What is known of one paper. */
/** Papers that leave room for a hand: what stands on them says nothing of an electronic signature. */
const signedByHand: readonly string[] = ['sop-sheet', 'compliance-sheet', 'crisis-report']

export function checkPage(
  {
    code,
    checked,
    proof,
    words,
    seen,
  }: { code: string; checked: Checked; proof: Proof | null; words: string; seen: SignatureSeen | null },
  files: CheckFiles,
  language: Language,
): string {
  const say = (it: Phrase) => it[language]
  const { state, signature } = checked
  const isSigned = signature.state === 'signed'
  const issuedHash = isSigned ? signature.fileHash : checked.fileHash
  const same = signature.state === 'waiting' || signature.state === 'given-up' ? w.sameUnsigned : w.same
  const row = (name: Phrase, value: Html | string) => html`<dt>${say(name)}</dt><dd>${value}</dd>`
  const titled = checked.title || say(checkKinds[checked.kind])
  return frame(
    files,
    language,
    titled,
    html`<h1>${titled}</h1>
<div class="tanda ${state === 'stands' ? 'hidup' : state === 'making' || state === 'not-yet' ? '' : 'mati'}" role="status"><b>${say(w.states[state])}</b>
<p>${say(w.says[state])}</p>${checked.reason && html`<p>${say(w.because)}: ${checked.reason}</p>`}
${checked.newer && html`<p><a href="/cek/${checked.newer}">${say(w.newer)}</a></p>`}</div>
<dl>${row(w.kind, say(checkKinds[checked.kind]))}${checked.office && row(w.by, checked.office)}
${row(w.issued, instantWords(checked.askedAt, language))}
${checked.since && row(w.since, dayWords(checked.since, language))}
${signature.state === 'internal' && !signedByHand.includes(checked.kind) && row(w.signed, say(statementOf('local')))}
${signature.state === 'waiting' && row(w.signed, say(w.notSignedYet))}
${signature.state === 'given-up' && row(w.signed, say(w.notSigned))}
${
  isSigned &&
  html`${row(w.signed, signingWords.methods[language](signature.method))}
${row(w.signedAt, instantWords(signature.signedAt, language))}
${seen?.certificate && html`${row(signingWords.certificateName, withoutNik(seen.certificate.subject))}${row(signingWords.certificateIssuer, seen.certificate.issuerName)}`}
${row(w.whole, say(seen?.isWhole ? w.isWhole : w.isBroken))}`
}
${issuedHash && row({ id: 'SHA-256', en: 'SHA-256' }, html`<code>${issuedHash}</code>`)}
${isSigned && checked.fileHash && row(w.hashBefore, html`<code>${checked.fileHash}</code>`)}</dl>
${
  checked.fileHash &&
  html`<section id="cocok" data-hash="${issuedHash}"${isSigned && html` data-unsigned="${checked.fileHash}" data-same-unsigned="${say(w.sameUnsigned)}"`} data-state="${state}" data-pdf="/cek/aset/${files.pdf}"${words !== '' && html` data-asli="/cek/${code}/naskah.pdf"`}
data-same="${say(same)}" data-same-text="${say(w.sameText)}" data-same-old="${say(w.sameOld)}" data-changed="${say(w.changed)}" data-changed-file="${say(w.changedFile)}" data-unknown="${say(w.unknownText)}" data-other="${say(w.other)}" data-working="${say(w.working)}" data-too-large="${say(w.tooLarge)}" data-too-long="${say(w.tooLong)}" data-unreadable="${say(w.unreadable)}">
<h2>${say(w.compare)}</h2>
<noscript><p>${say(w.needsScript)}</p></noscript>
<div id="alat" hidden><p>${say(w.compareAbout)}</p>
<label for="berkas">${say(w.file)}</label><input id="berkas" type="file" accept="application/pdf,.pdf">
${
  words !== '' &&
  html`<label for="teks">${say(w.text)}</label><textarea id="teks" rows="5" maxlength="100000"></textarea>
<button type="button" id="cocokkan">${say(w.textDo)}</button>
<div id="resmi" hidden>${words}</div>`
}
</div><div id="hasil" role="status" aria-live="polite"></div></section>`
}
${
  proof &&
  html`<details><summary>${say(w.proof)}</summary><p>${say(w.proofAbout)}</p>
<p>${say(w.entry)} ${checked.ledgerIndex ?? ''}</p><pre>${proof.entry}</pre><pre>${proof.nodes.join('\n')}</pre><pre>${proof.checkpoint}</pre><pre>${proof.key}</pre></details>`
}
<script src="/cek/aset/${files.js}" defer></script>`,
  )
}

function frame(files: CheckFiles, language: Language, title: string, body: Html): string {
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title>
<link rel="stylesheet" href="/cek/aset/${files.css}"></head>
<body><main>${body}</main></body></html>
`.text
}
