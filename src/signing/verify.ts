/** Which signatures stand in a PDF, by whom, over which of its bytes: offline, from the file alone. */
import { sha256 } from '../base/hash.ts'
import { checkCms, type CertificateFacts, type CmsFault, type SignatureKind } from './cms.ts'
import { readPdf, type PdfFile } from './pdf/file.ts'
import { damaged, readDate, readText, type PdfDictionary, type PdfValue } from './pdf/objects.ts'

const FIELDS_MAX = 1_000
const DEPTH_MAX = 16
const SIGNATURES_MAX = 50
const KINDS: Readonly<Record<string, SignatureKind>> = {
  'ETSI.CAdES.detached': 'signature',
  'adbe.pkcs7.detached': 'signature',
  'ETSI.RFC3161': 'timestamp',
}

/** `range-odd`: it leaves out more than its own place, so something unsigned could stand there. */
export type SignatureFault = CmsFault | 'range-odd' | 'kind-unknown'
export type StandingSignature = {
  readonly field: string
  readonly kind: SignatureKind
  /** As PDF names it: `ETSI.CAdES.detached`. */
  readonly format: string
  /** Null when it carries no certificate that can be read. */
  readonly certificate: CertificateFacts | null
  /** ISO 8601; the signer's own word, proven by nobody unless a timestamp stands in the file. */
  readonly claimedAt: string | null
  /** The file from its first byte to here (exclusive), but the signature's own place, is what was signed. */
  readonly coversBytes: number
  /** Whether that is the whole file: nothing was added after signing. */
  readonly coversWholeFile: boolean
  /** Null: the bytes are what was signed, and the signature is of this certificate's key. */
  readonly fault: SignatureFault | null
}
export type SignedPdf = {
  readonly sha256: string
  readonly sizeBytes: number
  /** In the order in which they were put in. */
  readonly signatures: readonly StandingSignature[]
}

/**
 * The signatures that the form of this file holds. Whether a certificate is to be trusted is not judged: its facts are
 * shown, and who may sign is the reader's to know.
 * @throws {PdfUnreadable}
 */
export function verifySignedPdf(bytes: Buffer): SignedPdf {
  const file = readPdf(bytes)
  const signatures = signatureFields(file)
    .map(({ field, value }) => standing(file, field, value))
    .toSorted((a, b) => a.coversBytes - b.coversBytes)
  return { sha256: sha256(bytes), sizeBytes: bytes.length, signatures }
}

type Field = { readonly field: string; readonly value: PdfDictionary }

function signatureFields(file: PdfFile): Field[] {
  const catalogue = file.dictionary(file.trailer.entries.get('Root'), 'the catalogue')
  const form = file.resolve(catalogue.entries.get('AcroForm'))
  if (form?.is !== 'dictionary') return []
  const found: Field[] = []
  let looked = 0
  const walk = (list: PdfValue | undefined, path: string, inherited: string | undefined, depth: number): void => {
    const items = file.resolve(list)
    if (items?.is !== 'array') return
    if (depth > DEPTH_MAX) throw damaged('fields nested too deep')
    for (const item of items.items) {
      if (++looked > FIELDS_MAX) throw damaged('too many fields')
      const { entries } = file.dictionary(item, 'a field')
      const own = file.resolve(entries.get('FT'))
      const type = own?.is === 'name' ? own.value : inherited
      const title = file.resolve(entries.get('T'))
      const part = title?.is === 'string' ? readText(title.bytes) : ''
      const name = [path, part].filter((it) => it !== '').join('.')
      const value = file.resolve(entries.get('V'))
      if (type === 'Sig' && value?.is === 'dictionary') found.push({ field: name, value })
      walk(entries.get('Kids'), name, type, depth + 1)
    }
  }
  walk(form.entries.get('Fields'), '', undefined, 0)
  if (found.length > SIGNATURES_MAX) throw damaged('too many signatures')
  return found
}

function standing(file: PdfFile, field: string, { entries }: PdfDictionary): StandingSignature {
  const format = file.resolve(entries.get('SubFilter'))
  const name = format?.is === 'name' ? format.value : ''
  const moment = file.resolve(entries.get('M'))
  const contents = entries.get('Contents')
  const range = rangeOf(file, entries.get('ByteRange'), contents)
  const about = {
    field,
    kind: KINDS[name] ?? 'signature',
    format: name,
    claimedAt: moment?.is === 'string' ? readDate(readText(moment.bytes)) : null,
    coversBytes: range?.end ?? 0,
    coversWholeFile: range?.end === file.bytes.length,
  }
  if (!range || contents?.is !== 'string') return { ...about, certificate: null, fault: 'range-odd' }
  if (!Object.hasOwn(KINDS, name)) return { ...about, certificate: null, fault: 'kind-unknown' }
  const { certificate, fault } = checkCms(contents.bytes, {
    parts: [file.bytes.subarray(0, range.holeFrom), file.bytes.subarray(range.holeTo, range.end)],
    kind: about.kind,
  })
  return { ...about, certificate, fault }
}

/**
 * What a signature covers, when it is all of the file up to some byte but the signature itself. The gap must be exactly
 * the text of /Contents: a wider one would let unsigned bytes stand in a file that looks signed as a whole.
 */
function rangeOf(file: PdfFile, value: PdfValue | undefined, contents: PdfValue | undefined) {
  const range = file.resolve(value)
  if (range?.is !== 'array' || range.items.length !== 4 || contents?.is !== 'string' || !contents.hex) return null
  const [first, holeFrom, holeTo, rest] = range.items.map((it) => (it.is === 'number' ? it.value : -1)) as [
    number,
    number,
    number,
    number,
  ]
  const end = holeTo + rest
  const isExact =
    contents.source === file.bytes && first === 0 && holeFrom === contents.from && holeTo === contents.to && rest >= 0
  return isExact && end <= file.bytes.length ? { holeFrom, holeTo, end } : null
}
