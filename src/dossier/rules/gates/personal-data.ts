import { piecesOf, type TextPiece } from '../../../base/content-places.ts'
import { writtenOf } from '../../../base/content.ts'
import { findIndications } from '../../../base/personal-data/indications.ts'
import { redacted } from '../../../base/personal-data/redacted.ts'
import { findPersonalData, type PersonalKind, type PersonalSpan } from '../../../base/personal-data.ts'
import type { FindingCode } from '../../../base/words/gates.ts'
import type { Finding, Gate } from '../gate.ts'

/** UU 27/2022 article 4: 2a health, 2e children, 2f personal finances; 3f what identifies a person when combined. */
const law: Readonly<Record<PersonalKind | 'health' | 'child', string>> = {
  nik: 'UU 27/2022 Pasal 4 ayat (3) huruf f',
  kk: 'UU 27/2022 Pasal 4 ayat (3) huruf f',
  phone: 'UU 27/2022 Pasal 4 ayat (3) huruf f',
  email: 'UU 27/2022 Pasal 4 ayat (3) huruf f',
  plate: 'UU 27/2022 Pasal 4 ayat (3) huruf f',
  npwp: 'UU 27/2022 Pasal 4 ayat (2) huruf f',
  bank_account: 'UU 27/2022 Pasal 4 ayat (2) huruf f',
  health: 'UU 27/2022 Pasal 4 ayat (2) huruf a',
  child: 'UU 27/2022 Pasal 4 ayat (2) huruf e; UU 11/2012 Pasal 19',
}
const code: Readonly<Record<PersonalKind | 'health' | 'child', FindingCode>> = {
  nik: 'personal-nik',
  kk: 'personal-kk',
  npwp: 'personal-npwp',
  phone: 'personal-phone',
  email: 'personal-email',
  bank_account: 'personal-account',
  plate: 'personal-plate',
  health: 'personal-health',
  child: 'personal-child',
}

/** Nobody’s personal data goes out unless the law lets it, with the record that proves it. */
export const personalDataGate: Gate = {
  id: 'personal-data',
  findingsOf({ content }) {
    const whole = joined(piecesOf(writtenOf(content)))
    return [
      ...findPersonalData(whole.text).map((span) => dataFinding(whole, span)),
      ...findIndications(whole.text).map(({ kind, start, end }) => finding(whole, { kind, start, end })),
    ]
      .filter((it) => it !== null)
      .toSorted((a, b) => a.start - b.start)
      .map((it) => it.finding)
  },
}

type Found = { readonly start: number; readonly finding: Finding }

function dataFinding(whole: Joined, span: PersonalSpan): Found | null {
  const found = finding(whole, span)
  if (!found) return null
  const value = whole.text.slice(span.start, span.end)
  const office = isOffices(whole.text, span)
  return {
    ...found,
    finding: office
      ? { ...found.finding, code: 'personal-office', about: { kind: span.kind }, severity: 'note' }
      : { ...found.finding, fix: redacted(span.kind, value) },
  }
}

function finding(whole: Joined, it: { kind: keyof typeof code; start: number; end: number }): Found | null {
  const { kind, start, end } = it
  const place = whole.placeOf(start, end)
  if (!place) return null
  return {
    start,
    finding: {
      gate: 'personal-data',
      code: code[kind],
      about: {},
      severity: 'must',
      place,
      law: law[kind],
      key: `${code[kind]}:${traceOf(whole.text.slice(start, end))}`,
      override: 'basis',
    },
  }
}

/**
 * Names the same datum in the next version, wherever it then stands, and hardly another: 16 bits. A whole hash of so
 * short a value could be searched back from wherever the key is kept; 16 bits fit some hundred million NIK, and one
 * datum exchanged for another under an override goes unseen once in 65,536 times.
 */
function traceOf(value: string): string {
  let hash = 0x811c9dc5 // FNV-1a, 32 bits, folded to 16
  for (const sign of value.toLowerCase().replace(/[^\p{L}\d]/gu, '')) {
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  }
  return ((hash ^ (hash >>> 16)) & 0xffff).toString(16).padStart(4, '0')
}

// --- the office's own

const OFFICE_MAIL =
  /^(?:humas|info|informasi|kontak|contact|redaksi|admin|sekretariat|sekretaris|pengaduan|layanan|ppid|helpdesk|halo|hello|media|pers|diskominfo|kominfo|dinkes|bpbd|setda|bkd|bkpsdm|dukcapil|disdik|dishub|disdukcapil|rsud|puskesmas|kecamatan|kelurahan|desa|pemdes|dinas|badan|kantor|cs|callcenter|lapor|umum|tu)(?:$|[\d._@-])/i
const OFFICE_WORD =
  /\b(?:hotline|call cent(?:er|re)|pusat panggilan|posko|layanan (?:pengaduan|informasi|whatsapp|wa)|kanal (?:pengaduan|aduan)|kontak (?:media|kantor|layanan|resmi)|humas|PPID|Diskominfo|sekretariat|redaksi|loket|admin)\b[^.!?\n]{0,40}$/i
const OFFICE_OWNER =
  /^[\s(,]{0,3}(?:(?:a\.? ?n\.?|atas nama|milik)\s+)?(?:PT|CV|UD|Firma|Yayasan|Koperasi|KSU|BUMDes|BUMD|BUMN|Dinas|Badan|Bendahara|Kas|RKUD|PMI|Baznas|Panitia|Pemkab|Pemerintah|Universitas|RSUD)\b/i

/** Whether it reads as the contact or the account of an office: told, since nobody can know it for sure, but not held. */
function isOffices(text: string, { kind, start, end }: PersonalSpan): boolean {
  switch (kind) {
    case 'email':
      return OFFICE_MAIL.test(text.slice(start, end))
    case 'phone':
      return OFFICE_WORD.test(text.slice(Math.max(0, start - 80), start))
    case 'npwp':
    case 'bank_account':
      return (
        OFFICE_OWNER.test(text.slice(end, end + 40)) ||
        /\bkas (?:umum )?daerah\b[^.!?\n]{0,40}$/i.test(text.slice(Math.max(0, start - 60), start))
      )
    case 'nik':
    case 'kk':
    case 'plate':
      return false
  }
}

// --- the pieces as one text

type Joined = {
  readonly text: string
  /** The place of a stretch, or null where it crosses two pieces. */
  placeOf(start: number, end: number): Finding['place']
}

/**
 * The pieces as one text, so that a heading above a number and the head of a table speak for it: a line for each piece,
 * the cells of one row of a table in one line. `body/3/1/2/0` is the first paragraph of row 1, column 2.
 */
function joined(pieces: readonly TextPiece[]): Joined {
  const starts: number[] = []
  let text = ''
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) text += signBetween(pieces[index - 1] as TextPiece, piece)
    starts.push(text.length)
    text += piece.text
  }
  return {
    text,
    placeOf(start, end) {
      let low = 0
      let high = starts.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((starts[middle] ?? 0) <= start) low = middle + 1
        else high = middle
      }
      const piece = pieces[low - 1]
      const from = start - (starts[low - 1] ?? 0)
      const to = end - (starts[low - 1] ?? 0)
      return piece && to <= piece.text.length ? { at: piece.at, from, to } : null
    },
  }
}

function signBetween(before: TextPiece, after: TextPiece): '\t' | ' ' | '\n' {
  const cell = /^(body\/\d+\/\d+)\/(\d+)\/\d+$/
  const [, row, column] = cell.exec(before.at) ?? []
  const [, nextRow, nextColumn] = cell.exec(after.at) ?? []
  if (row === undefined || row !== nextRow) return '\n'
  return column === nextColumn ? ' ' : '\t'
}
