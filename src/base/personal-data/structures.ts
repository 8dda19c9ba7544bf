/** What the digits of an Indonesian number must be for it to be that number. */

/**
 * Codes of the provinces, the first two digits of every NIK and KK.
 * Source: Kepmendagri 100.1.1-6117 of 2022 (91 to 96 since the new provinces of Papua).
 */
const PROVINCES = new Set([
  11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 61, 62, 63, 64, 65, 71, 72, 73, 74, 75,
  76, 81, 82, 91, 92, 93, 94, 95, 96,
])
const WOMEN = 40 // is added to the day of birth of a woman (PP 37/2007 article 37)
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const two = (digits: string, at: number) => (digits.charCodeAt(at) - 48) * 10 + digits.charCodeAt(at + 1) - 48

/** Province, regency, district and serial are possible, whatever the date. */
function hasPlace(digits: string): boolean {
  return PROVINCES.has(two(digits, 0)) && two(digits, 2) > 0 && two(digits, 2) < 80 && two(digits, 4) > 0
}

function isDate(day: number, month: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= (DAYS[month - 1] ?? 0)
}

/** The day of birth of a man, 1 to 31, or of a woman, 41 to 71, with its month. */
function hasBirthDate(digits: string): boolean {
  const day = two(digits, 6)
  return isDate(day > WOMEN ? day - WOMEN : day, two(digits, 8))
}

/** A NIK by all its parts: place, date of birth, serial. `digits` are 16. */
export function isNik(digits: string): boolean {
  return hasPlace(digits) && hasBirthDate(digits) && !digits.endsWith('0000')
}

/** A KK by all its parts: place, date of issue, serial. `digits` are 16. */
export function isKk(digits: string): boolean {
  return hasPlace(digits) && isDate(two(digits, 6), two(digits, 8)) && !digits.endsWith('0000')
}

/** A woman's day of birth: what no family card can have in its place. */
export function isWomans(digits: string): boolean {
  return two(digits, 6) > WOMEN && isNik(digits)
}

/** Near enough for a number that is called a NIK or a KK in so many words: one of its parts may be mistyped. */
export function isNearlyNik(digits: string): boolean {
  return PROVINCES.has(two(digits, 0)) || hasBirthDate(digits)
}

/** 0000…, 1111…: nobody's number. */
export function isOneDigit(digits: string): boolean {
  for (let at = 1; at < digits.length; at++) if (digits.charCodeAt(at) !== digits.charCodeAt(0)) return false
  return true
}

/**
 * A mobile number in its national form, 08…: 10 to 13 digits and an operator's prefix.
 * Source: the national numbering plan (Permenkominfo 14/2018): 081 to 089 without 0800 and the premium 0809.
 */
export function isMobile(digits: string): boolean {
  return (
    digits.length >= 10 && digits.length <= 13 && /^08[1235789][1-9]/.test(digits) && !/^08\d(\d)\1{5,}$/.test(digits)
  )
}

/** Region letters of plates. Source: Perpol 7/2021, annex. */
export const plateRegions = new Set(
  (
    'A AA AB AD AE AG B BA BB BD BE BG BH BK BL BM BN BP D DA DB DC DD DE DG DH DK DL DM DN DP DR DS DT DW E EA EB ED F ' +
    'G H K KB KH KT KU L M N P PA PB PG PS PT PY R S T W Z'
  ).split(' '),
)
