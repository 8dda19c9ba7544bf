import { piecesOf, type TextPiece } from '../../../base/content-places.ts'
import { writtenOf, type Content } from '../../../base/content.ts'
import { dictionaryOf, usesIn, type TermUse } from '../dictionary.ts'
import type { Finding, Gate, Severity } from '../gate.ts'

const FINDINGS_MAX = 300 // of one text; a text with more is not mended one by one

/** The text is written as the office writes: its words, places and officials with the titles they hold today. */
export const dictionaryGate: Gate = {
  id: 'dictionary',
  findingsOf({ content, terms, today }) {
    if (terms.length === 0) return []
    const dictionary = dictionaryOf(terms, today)
    return writtenPieces(content)
      .flatMap(({ at, text }) => usesIn(dictionary, text).map((use) => findingOf(at, use)))
      .slice(0, FINDINGS_MAX)
  },
}

/**
 * What people wrote in Indonesian: a derived form repeats the text, a fact's source and a file's name are quoted as they
 * are, and the house's words are not those of another language.
 */
function writtenPieces(content: Content): TextPiece[] {
  return piecesOf(writtenOf(content)).filter(
    ({ at }) =>
      !/^(?:attachment|translation)\/|^video\/\d+\/captions/.test(at) && !/^fact\/\d+\/(?:source|label)$/.test(at),
  )
}

const codes = {
  avoid: 'term-avoid',
  title: 'official-title',
  former: 'official-former',
  near: 'official-near',
} as const satisfies Record<TermUse['kind'], string>

function severityOf(use: TermUse): Severity {
  switch (use.kind) {
    case 'title':
    case 'former':
      return 'must'
    case 'avoid':
      return use.sure ? 'should' : 'note'
    case 'near':
      return 'note'
  }
}

function findingOf(at: string, use: TermUse): Finding {
  const { term } = use
  return {
    gate: 'dictionary',
    code: codes[use.kind],
    about: {
      found: use.text,
      preferred: use.fix ?? term.preferred,
      name: term.preferred,
      title: term.title,
      until: term.validUntil ?? '',
    },
    severity: severityOf(use),
    place: { at, from: use.from, to: use.to },
    law: term.source,
    key: `${codes[use.kind]}:${use.text}:${term.preferred}`,
    override: 'reason', // a quotation of an old text, a namesake
    ...(use.fix !== undefined && { fix: use.fix }),
  }
}
