/**
 * What a site lets programs read (RFC 9309), as far as it concerns us. Only watched pages ask: a feed, a sitemap and a
 * calendar are made to be fetched by programs, and a person named each of them, so that readers of these have never asked;
 * a page is made for people, and who reads it over and over is what the rules are for.
 */

/** The name that rules may call us by, the beginning of our user-agent (2.2.1). */
const AGENT = 'siar'
const CHARS_MAX = 512_000 // what stands further down is not read (2.5)
const RULES_MAX = 5_000

export type RobotsRule = { readonly allows: boolean; readonly path: string }

/** The rules that count for us: of all groups that name us, or else of those for everybody. */
export function readRobots(text: string): readonly RobotsRule[] {
  const groups: { readonly agents: string[]; readonly rules: RobotsRule[] }[] = []
  let naming = false
  for (const line of text
    .slice(0, CHARS_MAX)
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)) {
    const [, name = '', said = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line) ?? []
    const [key, value] = [name.toLowerCase(), said.trim()]
    if (key === 'user-agent') {
      const agent = /^(?:[a-z_-]+|\*)/i.exec(value)?.[0].toLowerCase() ?? ''
      if (naming) groups.at(-1)?.agents.push(agent)
      else groups.push({ agents: [agent], rules: [] })
      naming = true
    } else if (key === 'allow' || key === 'disallow') {
      naming = false
      const rules = groups.at(-1)?.rules
      if (rules && rules.length < RULES_MAX && value.startsWith('/')) rules.push({ allows: key === 'allow', path: settled(value) })
      else if (rules && rules.length < RULES_MAX && value.startsWith('*')) rules.push({ allows: key === 'allow', path: settled(`/${value}`) }) // prettier-ignore
    }
  }
  const own = groups.filter((it) => it.agents.includes(AGENT))
  return (own.length > 0 ? own : groups.filter((it) => it.agents.includes('*'))).flatMap((it) => it.rules)
}

/** Of all rules that match the longest counts, and of two that are as long the one that allows (2.2.2). */
export function mayRead(rules: readonly RobotsRule[], address: string): boolean {
  const url = new URL(address)
  const path = settled(url.pathname + url.search)
  let [length, allows] = [-1, true]
  for (const rule of rules) {
    if (rule.path.length < length || !matches(rule.path, path)) continue
    allows = rule.allows || (rule.path.length === length && allows)
    length = rule.path.length
  }
  return allows
}

/** One way to write each path: what need not be encoded is not, what is not ASCII is (2.2.2). */
function settled(path: string): string {
  const encoded = path.replaceAll(/[^\u0021-\u007e]+/g, (it) => encodeURIComponent(it.toWellFormed()))
  return encoded.replaceAll(/%[\da-f]{2}/gi, (it) => {
    const letter = String.fromCharCode(Number.parseInt(it.slice(1), 16))
    return /[\w.~-]/.test(letter) ? letter : it.toUpperCase()
  })
}

/** `*` is anything, `$` at the end is the end. Piece by piece, so that no pattern takes longer than the path is long. */
function matches(pattern: string, path: string): boolean {
  const closed = pattern.endsWith('$')
  const [first = '', ...others] = (closed ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(first)) return false
  let at = first.length
  const last = closed ? others.pop() : undefined
  for (const piece of others) {
    const found = path.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  if (!closed) return true
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last)
}
