/**
 * Where what somebody writes begins to tell something: behind the greeting, whom it is for, who they are and that they ask
 * for leave. Only whole pieces of that are passed over; a word that could tell something is where it begins.
 */

const LOOKED_AT = 600 // longer greets nobody
const PIECES_MAX = 12

const TO = 'bapak|ibu|bpk|pak|buk?|mas|mbak|kak(?:ak)?|bang|bos|ndan|admin|min|mimin|saudara|sdr|rekan(?:-rekan)?|kawan(?:-kawan)?|teman(?:-teman)?|sekalian|semua(?:nya)?' // prettier-ignore
const OFFICE = 'bupati|wakil|wabup|camat|lurah|kades|kadis|kepala|dinas|desa|kecamatan|sekda|sekretaris|daerah|pimpinan|redaksi|kominfo|diskominfo|humas|pupr|dlh|dinkes|dishub|bpbd|pdam|pln|polres' // prettier-ignore
const NAME = String.raw`(?:\p{Lu}(?:\p{Ll}[\p{Ll}'’]*)?\.?|\*{2,})`
const END = String.raw`(?=\s*[,.:;!?\n]|\s*$)`
/** What people say before they tell it. */
const TELLING =
  'mau|ingin|hendak|izin|ijin|mohon|melapor(?:kan)?|lapor(?:kan)?|menyampaikan|bertanya|tanya|menanyakan|info(?:kan)?|menginfokan|share'
const PLACE = String.raw`(?:(?i:rt|rw|ds|dsn|kec|kel|kab|jl)\.|[^,.:;!?\n]){2,60}?`

const PIECES = [
  String.raw`(?i:ass?al+am+u['’‘\x60]?\s?['’‘\x60]?alai?ku+m|ass?\.?\s?wr\.?\s?wb)(?i:[\s.,]+(?:wr|wb|wa?rah?mat\S*|wa?\s?bar[ao]kat\S*))*`,
  // A greeting takes those it is for with it, by their office or name where something parts them from what follows.
  String.raw`(?i:(?:(?:selamat|slamat|met|slmt)\s+(?:pagi|siang|sore|petang|malam)|sugeng\s+(?:enjang|enjing|siang|sonten|dalu)|salam sejahtera|salam hormat|dengan hormat|ha?llo|halo|hai|permisi|nuwun sewu))(?:(?:\s+(?i:${TO}))+(?:(?:\s+(?:(?i:${OFFICE})|${NAME})){0,4}${END})?)?`,
  String.raw`(?i:pagi|siang|sore|malam)(?=\s*[,!]|\s+(?i:${TO})[,.!\s])`,
  String.raw`(?i:kepada\s+)?(?i:yth|yang terhormat)[.:]?(?:(?:\s*(?i:${TO}|${OFFICE}))+(?![\p{L}\p{N}])(?:\s+${NAME}){0,3}(?:\s+di\s*-?\s*tempat)?${END}|(?:\s*(?i:${TO}|${OFFICE})(?![\p{L}\p{N}]))*)`,
  String.raw`(?i:(?:mohon|minta)\s+maaf|maaf)(?i:\s+(?:sebelumnya|mengganggu|${TO}))+`,
  String.raw`(?i:mohon\s+maaf|maaf)(?=\s*,)`,
  String.raw`(?i:(?:mohon\s+)?i[zj]in)(?=\s*,|\s+(?i:${TELLING}|${TO})(?![\p{L}\p{N}]))`,
  String.raw`(?i:${TO})(?=\s*[,!])`,
  String.raw`(?i:(?:perkenalkan[,\s]+)?(?:nama\s+)?(?:saya|aku))(?:\s+${NAME}){0,4}[,\s]+(?i:dari|warga|asal)\s+${PLACE}(?:${END}|(?=\s+(?i:${TELLING})(?![\p{L}\p{N}])))`,
  String.raw`(?i:(?:perkenalkan[,\s]+)?(?:nama\s+)?(?:saya|aku))(?:\s+${NAME}){1,4}${END}`,
].map((piece) => new RegExp(String.raw`(?:${piece})(?![\p{L}\p{N}])[\s,.:;!?–-]*`, 'uy'))

/** How many characters at the beginning of a text tell nothing but a greeting; all of them where nothing follows. */
export function greetingLength(text: string): number {
  const looked = text.slice(0, LOOKED_AT)
  let at = /^[\s"“*_]*/.exec(looked)?.[0].length ?? 0
  let end = 0
  for (let pieces = 0; pieces < PIECES_MAX; pieces++) {
    const next = PIECES.map((it) => endOf(it, looked, at)).find((it) => it > at)
    if (next === undefined) break
    at = next
    end = next
  }
  return end
}

function endOf(piece: RegExp, text: string, from: number): number {
  piece.lastIndex = from
  return piece.test(text) ? piece.lastIndex : from
}

/** A text from where it begins to tell something; as it is where it would tell nothing then. */
export function withoutGreeting(text: string): string {
  const left = text.slice(greetingLength(text))
  return /\p{L}{2,}[^\p{L}]+\p{L}{2,}/u.test(left) ? left : text
}
