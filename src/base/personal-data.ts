/**
 * Finds personal data in a text: NIK, KK, NPWP, mobile number, e-mail address, bank account and number plate.
 *
 * A figure alone says little: 16 digits are a NIK, a family card, a taxpayer's number or an order. So each number takes
 * the nearest word of its clause that no other number has taken ("NIK saya di KK … itu …"), or the heading of its column;
 * only then its structure decides. One pass, every look ahead or back is bounded: time grows with the size of the text
 * and nothing else. Serves step 1 (before anything is indexed) and the gate of steps 2 to 5.
 */
import { emailAround, webAddress } from './personal-data/addresses.ts'
import { Clause, KEY_REACH, type Key } from './personal-data/clause.ts'
import { mayBeKey, tellingWords, type KeyKind, type KeyWord } from './personal-data/key-words.ts'
import { Lines } from './personal-data/lines.ts'
import {
  accountNumber,
  budgetAccount,
  digitsOf,
  dottedNpwp,
  hasNoSpaces,
  isDigit,
  isLetter,
  isSign,
  isSpace,
  maskedNumber,
  mobileNumber,
  newChain,
  readChain,
  sixteenDigits,
  standsAlone,
} from './personal-data/numbers.ts'
import { mayBePlate, plateAt, type Plate } from './personal-data/plates.ts'
import { isKk, isNearlyNik, isNik, isOneDigit, isWomans } from './personal-data/structures.ts'
import { Words } from './personal-data/words.ts'

export type PersonalKind = 'nik' | 'kk' | 'npwp' | 'phone' | 'email' | 'bank_account' | 'plate'

/** Where the value stands: UTF-16 code units, `start` inclusive, `end` exclusive. */
export type PersonalSpan = { readonly start: number; readonly end: number; readonly kind: PersonalKind }

/** The personal data of a text, in order, never overlapping. */
export function findPersonalData(text: string): PersonalSpan[] {
  return new Reading(text).read()
}

const scratch = newChain() // filled and read within one number, never across two

class Reading {
  private readonly text: string
  private readonly found: PersonalSpan[] = []
  private readonly chain = scratch
  private readonly clause: Clause
  private readonly words: Words
  private readonly lines: Lines
  private at = 0
  /** Where a word of vehicles was last read in this sentence; -1 when none was. */
  private vehicle = -1
  private hotline = -1

  constructor(text: string) {
    this.text = text
    this.clause = new Clause(text)
    this.words = new Words(text)
    this.lines = new Lines(text)
  }

  read(): PersonalSpan[] {
    const { text } = this
    const { length } = text
    while (this.at < length) {
      const code = text.charCodeAt(this.at)
      if (code === 0x20) this.at++
      else if (isLetter(code)) this.readWord()
      else if (isDigit(code)) this.readNumber()
      else this.readSign(code)
    }
    return this.found
  }

  // --- words

  private readWord(): void {
    const { text } = this
    const from = this.at
    const { length } = text
    let to = from + 1
    while (to < length && isLetter(text.charCodeAt(to))) to++
    this.at = to
    const size = to - from
    if (size <= 2 && mayBePlate(text, to) && this.readPlate(from, to)) return
    this.words.push(from, to)
    if (!mayBeKey(text, from, size)) return
    const word = text.slice(from, to).toLowerCase()
    const tells = tellingWords.get(word)
    if (!tells) return
    if (tells.vehicle) this.vehicle = to
    if (tells.hotline) this.hotline = to
    if (tells.service) this.dropAccountKey()
    if (tells.key) this.addKey(tells.key, word)
    if (tells.at) this.readHiddenEmail()
  }

  private addKey(key: KeyWord, word: string): void {
    const { from, to } = this.words
    const before = key.after || key.notAfter ? this.words.before() : ''
    if (key.after && !key.after.includes(before)) return
    if (word === 'kk' && this.words.countsFamilies()) return
    if (word === 'id' && this.text.charCodeAt(from - 1) === 0x2e) return // the end of an address
    const kind = key.notAfter?.includes(before) ? 'other' : key.kind
    this.clause.add({ kind, weak: key.weak, from, to })
  }

  /** “rekening listrik” is an account of a service. */
  private dropAccountKey(): void {
    const key = this.clause.lastKey()
    if (key?.kind === 'bank_account' && this.words.from - key.to <= 1) key.used = true
  }

  // --- numbers

  private readNumber(): void {
    const { text, chain } = this
    const from = this.at
    const attached = this.isAttached(from)
    readChain(text, from, chain)
    this.at = chain.to[0] ?? from + 1
    while (isDigit(text.charCodeAt(this.at))) this.at++ // longer than anything that is looked for
    const masked = maskedNumber(text, chain)
    if (masked > 0) {
      this.at = masked
      this.take(from, masked, anyKey)
      return
    }
    if (attached) {
      this.take(from, this.at, isOther)
      return
    }
    const lead = this.leadOf(from)
    const end =
      (lead === '+' ? 0 : this.readSixteen(from)) ||
      (lead === '+' ? 0 : this.readNpwp(from)) ||
      this.readMobile(from, lead) ||
      (lead === '+' ? 0 : this.readAccount(from))
    if (end > 0) {
      this.at = end
      this.lines.hadNumber = true
      return
    }
    this.take(from, this.at, isOther)
  }

  /** Part of a code with letters or of a longer number: “JP0812…”, “a1b2-0812…”, “1.234.567”. */
  private isAttached(from: number): boolean {
    const { text } = this
    const before = text.charCodeAt(from - 1)
    if (isLetter(before)) return true
    if (before === 0x5f) return isLetter(text.charCodeAt(from - 2)) || isDigit(text.charCodeAt(from - 2)) // else italics
    if (before === 0x2f) return this.isPartOfLetterNumber(from)
    if (!isSign(before) || isSpace(before)) return false
    const beyond = text.charCodeAt(from - 2)
    if (isLetter(beyond)) return !this.words.isKeyOrShort(from - 1)
    if (!isDigit(beyond)) return false
    // “1.3324…” of a numbered list, “1-0812…”; else the rest of a longer number
    let digits = 0
    while (digits < 4 && isDigit(text.charCodeAt(from - 2 - digits))) digits++
    let own = 0
    while (own < 10 && isDigit(text.charCodeAt(from + own))) own++
    return !(digits <= 3 && own >= 10 && !isSign(text.charCodeAt(from - 2 - digits)))
  }

  /** “440/081234567890/XI”, “INV/20261109/081234567890”; “HP 0812…/0857…” and “Siti/34/0812…” are none. */
  private isPartOfLetterNumber(from: number): boolean {
    const { text } = this
    let digits = 0
    while (digits < 10 && isDigit(text.charCodeAt(from - 2 - digits))) digits++
    if (digits === 0 || digits >= 10) return false
    if (digits >= 6) return true
    let to = from
    while (to < from + 20 && isDigit(text.charCodeAt(to))) to++
    return text.charCodeAt(to) === 0x2f && isLetter(text.charCodeAt(to + 1))
  }

  /** `+` when the digits stand behind one: then they are a telephone number or nothing. */
  private leadOf(from: number): '+' | '' {
    return this.text.charCodeAt(from - 1) === 0x2b ? '+' : ''
  }

  private readSixteen(from: number): number {
    const { text, chain } = this
    const end = sixteenDigits(text, chain)
    if (end === 0) return 0
    const digits = digitsOf(text, from, end)
    if (isOneDigit(digits)) return 0
    const kind = this.kindOfSixteen(digits, from, end)
    if (kind === null) return 0
    if (kind !== 'other') this.add(kind, from, end)
    return end
  }

  private kindOfSixteen(digits: string, from: number, end: number): Exclude<PersonalKind, 'email'> | 'other' | null {
    const said = this.take(from, end, mayNameSixteen)
    switch (said) {
      case 'nik':
        if (isNik(digits) || isNearlyNik(digits)) return 'nik'
        return 'other'
      case 'kk':
        if (isWomans(digits)) return this.clause.remember('nik', end)
        return isKk(digits) || isNearlyNik(digits) ? 'kk' : 'other'
      case 'npwp':
      case 'bank_account':
      case 'other':
        return said
      default:
        if (!isNik(digits)) return null
        return this.clause.remember('nik', end)
    }
  }

  private readNpwp(from: number): number {
    const { text, chain } = this
    const dotted = dottedNpwp(text, chain)
    if (dotted > 0) {
      const said = this.take(from, dotted, mayNameTaxpayer)
      if (said !== 'npwp' && !hasNoSpaces(chain, dotted)) return 0
      this.add('npwp', from, dotted)
      this.clause.remember('npwp', dotted)
      return dotted
    }
    const to = chain.to[0] ?? from
    if (to - from !== 15 || !standsAlone(text, chain)) return 0
    const said = this.take(from, to, mayNameFifteen)
    if (said === null) return 0
    if (said === 'npwp' || said === 'bank_account') this.add(said, from, to)
    return to
  }

  private readMobile(from: number, sign: '+' | ''): number {
    const { text, chain } = this
    const first = text.charCodeAt(from)
    let end = 0
    let start = from
    if (first === 0x30 && sign === '') end = mobileNumber(text, chain, '')
    else if (first === 0x36 && text.charCodeAt(from + 1) === 0x32) {
      end = this.countryNumber(from)
      if (end === 0) return 0
    } else if (first === 0x38 && sign === '' && this.isCalledPhone(from)) end = mobileNumber(text, chain, '8')
    if (end === 0) return 0
    start = this.startOfMobile(from, sign)
    const said = this.take(from, end, mayNamePhone)
    const { taken } = this.clause
    const adjacent = taken !== null && this.clause.isAdjacent(taken.to, start)
    if (said === 'other' && adjacent && !(taken?.weak && !this.clause.isNextTo(taken.to, start))) return end
    if (said === 'bank_account' && sign === '' && taken && !taken.weak && !this.clause.isNamed(taken.to, start)) {
      this.add('bank_account', from, end)
      return end
    }
    if (this.hotline >= 0 && this.clause.isAdjacent(this.hotline, start)) return end
    this.add('phone', start, end)
    this.clause.remember('phone', end)
    return end
  }

  /** Behind 62: “62 812…”, “62812…”, and with the closing bracket of “(+62)”, which no chain crosses. */
  private countryNumber(from: number): number {
    const { text, chain } = this
    if ((chain.to[0] ?? 0) - from > 2 || chain.count > 1) {
      const plain = mobileNumber(text, chain, '62')
      if (plain > 0) return plain
    }
    let at = from + 2
    if ((chain.to[0] ?? 0) !== at) return 0
    if (text.charCodeAt(at) !== 0x29) return 0
    at++
    if (isSign(text.charCodeAt(at))) at++
    if (!isDigit(text.charCodeAt(at))) return 0
    readChain(text, at, chain)
    return mobileNumber(text, chain, text.charCodeAt(at) === 0x30 ? '' : '8')
  }

  /** The bracket of “(+62) 812…” belongs to the number. */
  private startOfMobile(from: number, sign: '+' | ''): number {
    const { text } = this
    let start = sign === '+' ? from - 1 : from
    const closes = text.charCodeAt(from + 2) === 0x29 || text.charCodeAt(from + 4) === 0x29
    if (text.charCodeAt(start - 1) === 0x28 && closes) start--
    return start
  }

  private isCalledPhone(from: number): boolean {
    const key = this.clause.lastKey()
    return key?.kind === 'phone' && !key.used && this.clause.isAdjacent(key.to, from)
  }

  private readAccount(from: number): number {
    const { text, chain } = this
    const ofBudget = budgetAccount(text, chain)
    if (ofBudget > 0) return ofBudget
    const end = accountNumber(text, chain)
    if (end === 0) return 0
    const said = this.take(from, end, mayNameAccount)
    if (said === null) return 0
    if (said !== 'bank_account') return this.chain.to[0] ?? end
    if (isOneDigit(digitsOf(text, from, end))) return end
    this.add('bank_account', from, end)
    this.clause.remember('bank_account', end)
    return end
  }

  /** The kind that the words around say, or null. */
  private take(from: number, to: number, fits: (kind: KeyKind) => boolean): KeyKind | null {
    return this.clause.take({ from, to, column: this.lines.column(), listed: this.lines.listed }, fits)
  }

  private add(kind: PersonalKind, start: number, end: number): void {
    this.found.push({ kind, start, end })
  }

  // --- number plates

  private readPlate(from: number, to: number): boolean {
    const plate = plateAt(this.text, from, to)
    if (!plate || !this.isPlateHere(from, plate)) return false
    this.add('plate', from, plate.end)
    this.at = plate.end
    this.words.replaceLast(from, plate.end)
    return true
  }

  private isPlateHere(from: number, plate: Plate): boolean {
    const { clause, vehicle } = this
    if (this.lines.column() === 'plate') return true
    const key = clause.plateKey(from)
    if (key && clause.isAdjacent(key.to, from)) return true
    if (this.words.isPlace(from)) return false
    if (key) return plate.upper || clause.isAdjacent(key.to, from)
    if (vehicle >= 0 && from - vehicle <= 2) return true
    if (!plate.upper) return plate.figures >= 2 && !plate.mayBeUnit && vehicle >= 0 && clause.isAdjacent(vehicle, from)
    if (vehicle >= 0 && from - vehicle <= KEY_REACH) return true
    return plate.figures >= 3 && plate.letters >= 2 && !plate.mayBeUnit
  }

  // --- signs

  private readSign(code: number): void {
    if (code === 0x40) {
      this.readEmail()
      return
    }
    if (code === 0x0a) {
      this.endLine()
      return
    }
    if (code === 0x3a && this.text.startsWith('//', this.at + 1)) {
      this.skipAddress()
      return
    }
    if (this.lines.readSign(code)) this.endClause()
    else if ((code === 0x2e || code === 0x21 || code === 0x3f) && this.endsSentence()) this.endClause()
    this.at++
  }

  private endsSentence(): boolean {
    const { text, at } = this
    const next = text.charCodeAt(at + 1)
    if (!(isSpace(next) || Number.isNaN(next) || next === 0x0a || next === 0x0d)) return false
    return text.charCodeAt(at) !== 0x2e || !this.words.isShortenedAt(at)
  }

  private endClause(carried: Key | null = null): void {
    this.clause.begin(carried)
    this.vehicle = -1
    this.hotline = -1
  }

  private endLine(): void {
    this.endClause(this.lines.end(this.at, this.clause.lastKey()))
    this.at++
  }

  // --- addresses

  private skipAddress(): void {
    const address = webAddress(this.text, this.at + 3)
    if (address.phone) this.add('phone', address.phone.start, address.phone.end)
    this.at = address.end
  }

  /** “budi (at) gmail.com”, “budi [at] gmail.com”: hidden from machines only. */
  private readHiddenEmail(): void {
    const { text } = this
    const { from, to } = this.words
    const open = text.charCodeAt(from - 1)
    const close = text.charCodeAt(to)
    if (!((open === 0x28 && close === 0x29) || (open === 0x5b && close === 0x5d))) return
    let left = from - 1
    if (text.charCodeAt(left - 1) === 0x20) left--
    let right = to + 1
    if (text.charCodeAt(right) === 0x20) right++
    this.addEmail(emailAround(text, left, right))
  }

  private readEmail(): void {
    const { at } = this
    this.at = at + 1
    this.addEmail(emailAround(this.text, at, at + 1))
  }

  private addEmail(email: { start: number; end: number } | null): void {
    if (!email) return
    const last = this.found.at(-1)
    if (last && last.end > email.start) this.found.pop() // digits of the name that looked like a number
    this.add('email', email.start, email.end)
    this.at = email.end
  }
}

// Which words may name a number of this form.
const anyKey = () => true
const isOther = (kind: KeyKind) => kind === 'other'
const mayNameSixteen = (kind: KeyKind) => kind !== 'phone' && kind !== 'plate'
const mayNameTaxpayer = (kind: KeyKind) => kind === 'npwp' || kind === 'other'
const mayNameFifteen = (kind: KeyKind) => kind === 'npwp' || kind === 'bank_account' || kind === 'other'
const mayNamePhone = (kind: KeyKind) => kind !== 'plate' && kind !== 'nik' && kind !== 'kk'
const mayNameAccount = (kind: KeyKind) => kind === 'bank_account' || kind === 'other'
