/**
 * Where what somebody writes to the office begins to tell something: behind the greeting, whom it is for, who they are and
 * that they ask for leave. Only what can mean nothing else is passed over: rather a greeting stays than that a word is lost
 * that tells something.
 */

const LOOKED_AT = 600 // longer greets nobody
const PIECES_MAX = 12

/** Nothing but addresses somebody; `ibu saya` and `bos tambang` may be told of, `pak` and `min` are not. */
const HAIL = 'bpk|pak|buk?|min|mimin|ndan'
const ADDRESS = 'bpk|pak|admin|min|mimin|ndan|bos|bang|mas|mbak'
const TO = 'bapak|ibu|bpk|pak|buk?|mas|mbak|kak(?:ak)?|bang|bos|ndan|admin|min|mimin|saudara|sdr|rekan(?:-rekan)?|kawan(?:-kawan)?|teman(?:-teman)?|sekalian|semua(?:nya)?' // prettier-ignore
const OFFICER = 'bupati|wakil\\s+bupati|wabup|camat|lurah|kades|kadis|sekda'
const OFFICE = `${OFFICER}|wakil|kepala|dinas|desa|kecamatan|sekretaris|daerah|pimpinan|redaksi|kominfo|diskominfo|humas|pupr|dlh|dinkes|dishub|bpbd|pdam|pln|polres` // prettier-ignore
const GREETING = String.raw`(?:selamat|slamat|met|slmt)\s+(?:pagi|siang|sore|petang|malam)|sugeng\s+(?:enjang|enjing|siang|sonten|dalu)|salam sejahtera|salam hormat|dengan hormat|ha?llo|halo|hai|permisi|nuwun sewu` // prettier-ignore
const PEACE = String.raw`ass?al+am+u['’‘\x60]?\s?['’‘\x60]?alai?ku+m|ass?\.?\s?wr\.?\s?wb`
const WHOLE = String.raw`(?![\p{L}\p{N}])`

/** Sentences and shouts begin so too: it is passed over only where what stands around it says that it is a name. */
const NAME = String.raw`(?:\p{Lu}(?:\p{Ll}[\p{Ll}'’]*)?\.?|\*{2,})`
/** “Ibu, anak, dan cucu” calls nobody. */
const LISTED = String.raw`(?:(?:\s+[^\s,.!?]+){0,3}\s*,){0,3}(?:\s+[^\s,.!?]+){0,3}\s+(?i:dan|serta|atau|maupun|termasuk)${WHOLE}`
const COMMA = String.raw`\s*,(?!${LISTED})`
const END = String.raw`(?=${COMMA}|\s*[.:;!?\n]|\s*$)`
/** Where it greets on, what stood before it was the name of whom it greets. */
const GREETS_ON = String.raw`(?=[\s,.:;!]*(?i:${PEACE}|${GREETING}|(?:mohon\s+)?maaf|mohon\s+i[zj]in|perkenalkan)${WHOLE})`
const AT_PLACE = String.raw`\s+(?i:di)\s*-?\s*(?i:tempat)`
const HAILED = String.raw`\s+(?i:${HAIL})${WHOLE}(?!(?:\s+${NAME}){1,3}${END})`

/** What one asks for leave to do; `izin mohon dicabut` tells of a permit. */
const ASKING = 'melapor(?:kan)?|lapor(?:kan)?|menyampaikan|bertanya|tanya|menanyakan|info(?:kan)?|menginfokan|share'
/** What people say before they tell it. */
const TELLING = `mau|ingin|hendak|izin|ijin|mohon|${ASKING}`
const INTRODUCED = String.raw`(?i:perkenalkan)[,\s]+(?i:nama\s+(?:saya|aku))\s+${NAME}`
const PLACED = String.raw`\s+(?i:rt|rw|rt/rw|ds|dsn|dusun|dukuh|desa|kel|kelurahan|kec|kecamatan|kab|kabupaten|kota)\.?\s*(?:\d{1,3}(?:/\d{1,3})?|${NAME})` // prettier-ignore

const PIECES = [
  String.raw`(?i:${PEACE})(?i:[\s.,]+(?:wr|wb|wa?rah?mat\S*|wa?\s?bar[ao]kat\S*))*`,
  // A greeting takes those it is for with it where something parts them from what follows.
  String.raw`(?i:${GREETING})(?:(?:\s+(?i:${TO}|${OFFICE}))+(?:${END}|\s+${NAME}${GREETS_ON})|${HAILED})?`,
  String.raw`(?i:pagi|siang|sore|malam)(?=\s+(?i:${ADDRESS})${COMMA})`,
  String.raw`(?i:kepada\s+)?(?i:yth|yang terhormat)[.:]?(?:(?:\s*(?i:${TO}|${OFFICE})${WHOLE})+(?:(?:${AT_PLACE})?${END}|\s+${NAME}(?:${AT_PLACE}${END}|${GREETS_ON}))|(?:\s*(?i:${TO})${WHOLE})*\s*(?i:${OFFICER}))?`,
  String.raw`(?i:(?:(?:mohon|minta)\s+)?maaf)(?:\s+(?i:sebelumnya|mengganggu)|\s+(?i:${TO})${END}|${HAILED})+`,
  String.raw`(?i:(?:mohon\s+)?maaf)(?=${COMMA})`,
  String.raw`(?i:(?:mohon\s+)?i[zj]in)(?=${COMMA}|\s+(?i:${ASKING})${WHOLE}|\s+(?i:${ADDRESS})${COMMA})`,
  String.raw`(?i:${ADDRESS})(?=${COMMA})`,
  String.raw`(?:${INTRODUCED}(?:\s+${NAME})?|(?i:(?:perkenalkan[,\s]+)?(?:saya|aku))(?:\s+\*{2,})*)[,\s]+(?i:dari|warga|asal)(?:${PLACED}){1,6}(?:${END}|(?=\s+(?i:${TELLING})${WHOLE}))`,
  String.raw`(?:${INTRODUCED}|(?i:saya|aku)(?:\s+\*{2,})+)${END}`,
].map((piece) => new RegExp(String.raw`(?:${piece})${WHOLE}[\s,.:;!?–-]*`, 'uy'))

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
