import { readFileSync } from 'node:fs'
import type { PersonalKind, PersonalSpan } from '../src/base/personal-data.ts'

/** A text with what a person would mark in it. */
export type MarkedText = { readonly text: string; readonly spans: readonly PersonalSpan[] }

const templates = readFileSync(new URL('data/personal-data/templates.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => line.replaceAll('\\r', '\r').replaceAll('\\n', '\n').replaceAll('\\t', '\t'))

/** Every template filled once with numbers made by chance from this seed; the same seed makes the same texts. */
export function listMarkedTexts(seed: number): MarkedText[] {
  const dice = new Dice(seed)
  return templates.map((template) => fill(template, dice))
}

function fill(template: string, dice: Dice): MarkedText {
  const spans: PersonalSpan[] = []
  let text = ''
  let from = 0
  for (const mark of template.matchAll(/\{([a-z-]+)(?::(\d+))?\}/g)) {
    text += template.slice(from, mark.index)
    from = mark.index + mark[0].length
    const [name = '', size] = mark.slice(1)
    const value = valueOf(name, Number(size), dice)
    const kind = kinds[name]
    // The link's own 62 is part of the number.
    const start = name === 'wa' ? text.length - 2 : text.length
    if (kind) spans.push({ kind, start, end: text.length + value.length })
    text += value
  }
  return { text: text + template.slice(from), spans }
}

const kinds: Readonly<Record<string, PersonalKind>> = {
  nik: 'nik',
  'nik-woman': 'nik',
  kk: 'kk',
  npwp: 'npwp',
  'npwp-plain': 'npwp',
  phone: 'phone',
  'phone-plain': 'phone',
  wa: 'phone',
  email: 'email',
  account: 'bank_account',
  plate: 'plate',
  'plate-lower': 'plate',
}

function valueOf(name: string, size: number, dice: Dice): string {
  switch (name) {
    case 'nik':
      return dice.grouped(dice.nik(dice.below(2) * 40))
    case 'nik-woman':
      return dice.grouped(dice.nik(40))
    case 'near-nik':
      return dice.nik(0)
    case 'kk':
      return dice.grouped(dice.nik(0, 4, 26))
    case 'hidden-nik':
      return `${dice.nik(0).slice(0, 6)}******${dice.digits(4)}`
    case 'npwp': {
      const it = dice.digits(15)
      return it.replace(/(..)(...)(...)(.)(...)(...)/, '$1.$2.$3.$4-$5.$6')
    }
    case 'npwp-plain':
      return dice.below(2) ? dice.digits(15) : dice.nik(0)
    case 'phone':
      return dice.phone()
    case 'near-phone':
    case 'phone-plain':
      return `0${dice.mobile()}`
    case 'wa':
      return dice.mobile()
    case 'email':
      return `${dice.of('budi siti.aminah r_hidayat wati1984 made-putra dwi.2001')}@${dice.of('gmail.com yahoo.co.id kab-contoh.go.id mail.ui.ac.id outlook.com')}`
    case 'account':
      return dice.account()
    case 'plate':
      return dice.plate()
    case 'plate-lower':
      return dice.plate().toLowerCase()
    case 'near-plate':
      return `${dice.of('A B D E F G H')} ${1 + dice.below(80)} ${dice.of('A B C TU')}`
    case 'name':
      return `${dice.of('Siti Budi Agus Dewi Made Rahmat Nur Eko')} ${dice.of('Santoso Lestari Hidayat Wijaya Lubis Siregar')}`
    case 'nip':
      return dice.below(2)
        ? `19${60 + dice.below(39)}0${1 + dice.below(9)}1${dice.below(9)}20100${1 + dice.below(9)}1${dice.digits(3)}`
        : `19${60 + dice.below(39)}0412 201${dice.below(9)}03 ${1 + dice.below(2)} 0${dice.digits(2)}`
    case 'digits':
      return `${1 + dice.below(9)}${dice.digits(size - 1)}`
    case 'hex':
      return Array.from({ length: 40 }, () => '0123456789abcdef'[dice.below(16)]).join('')
    case 'date':
      return dice.of('08-12-2024 17/08/2026 2026-01-05 12.06.2025')
    case 'money':
      return `Rp${1 + dice.below(999)}.${dice.digits(3)}.${dice.digits(3)}.${dice.digits(3)}`
    default:
      throw new Error(`{${name}} is no mark of these texts`)
  }
}

/** Mulberry32: small, and the same everywhere. */
class Dice {
  private state: number
  constructor(seed: number) {
    this.state = seed >>> 0
  }
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let it = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    it = (it + Math.imul(it ^ (it >>> 7), 61 | it)) ^ it
    return ((it ^ (it >>> 14)) >>> 0) % limit
  }
  of(words: string): string {
    const all = words.split(' ')
    return all[this.below(all.length)] as string
  }
  digits(count: number): string {
    return Array.from({ length: count }, () => this.below(10)).join('')
  }
  two(from: number, count: number): string {
    return String(from + this.below(count)).padStart(2, '0')
  }
  nik(later: number, yearFrom = 45, years = 55): string {
    const place = `${this.of('11 12 13 21 31 32 33 34 35 36 51 52 53 61 64 71 73 81 91 94')}${this.two(1, 29)}${this.two(1, 30)}`
    const year = this.two(yearFrom, years)
    return `${place}${this.two(1 + later, 28)}${this.two(1, 12)}${year.slice(-2)}${String(1 + this.below(120)).padStart(4, '0')}`
  }
  grouped(digits: string): string {
    switch (this.below(7)) {
      case 0:
        return digits.replace(/(....)(....)(....)/, '$1 $2 $3 ')
      case 1:
        return digits.replace(/(.{6})(.{6})/, '$1-$2-')
      case 2:
        return digits.replace(/(..)(..)(..)(.{6})/, '$1.$2.$3.$4.')
      default:
        return digits
    }
  }
  mobile(): string {
    return `8${this.of('11 12 13 14 21 22 23 31 38 51 52 53 56 57 58 59 77 78 81 82 95 96 97 98 99')}${this.digits(7 + this.below(3))}`
  }
  phone(): string {
    const it = this.mobile()
    switch (this.below(8)) {
      case 0:
        return `+62${it}`
      case 1:
        return `62${it}`
      case 2:
        return `+62 ${it.slice(0, 3)}-${it.slice(3, 7)}-${it.slice(7)}`
      case 3:
        return `(+62) ${it.slice(0, 3)} ${it.slice(3, 7)} ${it.slice(7)}`
      case 4:
        return `0${it.slice(0, 3)}-${it.slice(3, 7)}-${it.slice(7)}`
      case 5:
        return `0${it.slice(0, 3)}.${it.slice(3, 7)}.${it.slice(7)}`
      case 6:
        return `0${it.slice(0, 3)} ${it.slice(3, 7)} ${it.slice(7)}`
      default:
        return `0${it}`
    }
  }
  account(): string {
    switch (this.below(5)) {
      case 0:
        return `${this.digits(3)}-${this.digits(7)}`
      case 1:
        return `${this.digits(3)}-${this.digits(2)}-${this.digits(7)}-${this.digits(1)}`
      case 2:
        return `1${this.digits(14)}`
      default:
        return `1${this.digits(9)}`
    }
  }
  plate(): string {
    const sign = this.of('- _ .').replace('_', ' ').replace('.', '')
    return `${this.of('B D H K AA AB AD AE AG BK DK KT L N W')}${sign}${1 + this.below(9)}${this.digits(1 + this.below(3))}${sign}${this.of('A BC XY XYZ RT QA')}`
  }
}
