/** A law as it is cited: who made it, its number and year. */
export type Citation = { readonly maker: Maker; readonly number: number; readonly year: number }
type Maker = 'uu' | 'pp' | 'perpres' | 'kominfo' | 'komdigi' | 'panrb' | 'mendagri'

/** Laws that SOPs of this field cite and that a later one took the place of. */
export const superseded: readonly {
  readonly law: Citation
  readonly name: string
  readonly by: string
  readonly source: string
}[] = [
  {
    law: { maker: 'kominfo', number: 8, year: 2019 },
    name: 'PM Kominfo 8/2019',
    by: 'PM Komdigi 4/2024',
    source: 'PM Komdigi 4/2024 (5 September 2024), urusan konkuren bidang komunikasi dan informatika',
  },
  {
    law: { maker: 'panrb', number: 35, year: 2011 },
    name: 'PermenPANRB 35/2011',
    by: 'PermenPANRB 35/2012',
    source: 'PermenPANRB 35/2012, pedoman penyusunan SOP administrasi pemerintahan',
  },
  {
    law: { maker: 'uu', number: 32, year: 2004 },
    name: 'UU 32/2004',
    by: 'UU 23/2014',
    source: 'UU 23/2014 Pasal 409',
  },
  {
    law: { maker: 'perpres', number: 54, year: 2010 },
    name: 'Perpres 54/2010',
    by: 'Perpres 16/2018',
    source: 'Perpres 16/2018 Pasal 93',
  },
]

const makers: readonly { readonly maker: Maker; readonly pattern: RegExp }[] = [
  { maker: 'komdigi', pattern: /komdigi|menteri komunikasi dan digital/i },
  { maker: 'kominfo', pattern: /kominfo|menteri komunikasi dan informatika/i },
  { maker: 'panrb', pattern: /panrb|pendayagunaan aparatur/i },
  { maker: 'mendagri', pattern: /permendagri|menteri dalam negeri/i },
  { maker: 'perpres', pattern: /perpres|peraturan presiden/i },
  { maker: 'pp', pattern: /\bpp\b|peraturan pemerintah/i },
  { maker: 'uu', pattern: /\buu\b|undang-?\s?undang/i },
]

/** The law that a line of a legal basis cites first, or null: "No. 8 Tahun 2019", "Nomor 07/PER/M.KOMINFO/6/2010", "8/2019". */
export function citationOf(text: string): Citation | null {
  const maker = makers.find((it) => it.pattern.test(text))?.maker
  const numbered =
    /(?:nomor|no\.?)\s*0*(\d{1,3})\s*tahun\s*(\d{4})/i.exec(text) ??
    /(?:nomor|no\.?)\s*0*(\d{1,3})\s*\/[^\s]*?\/(\d{4})\b/i.exec(text) ??
    /\b0*(\d{1,3})\s*\/\s*(\d{4})\b/.exec(text)
  return maker && numbered ? { maker, number: Number(numbered[1]), year: Number(numbered[2]) } : null
}

export function findSuperseded(text: string) {
  const cited = citationOf(text)
  if (!cited) return null
  return (
    superseded.find(({ law }) => law.maker === cited.maker && law.number === cited.number && law.year === cited.year) ??
    null
  )
}
