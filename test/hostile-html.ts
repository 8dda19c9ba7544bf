import { readdirSync, readFileSync } from 'node:fs'

/** What a clipboard may hold, by a name that tells the trick. */
export type HostileHtml = { readonly name: string; readonly html: string }

const folder = new URL('data/hostile-html/', import.meta.url)

/** Every case of `test/data/hostile-html`, and those that are too long to be read. */
export function listHostileHtml(): HostileHtml[] {
  const files = readdirSync(folder).filter((it) => it.endsWith('.txt'))
  const read = files.flatMap((file) =>
    readFileSync(new URL(file, folder), 'utf8')
      .split(/^=== /m)
      .slice(1)
      .map((part) => {
        const end = part.indexOf('\n')
        return { name: `${file}: ${part.slice(0, end)}`, html: meant(part.slice(end + 1).replace(/\n$/, '')) }
      }),
  )
  return [...read, ...long.map(([name, html]) => ({ name: `long: ${name}`, html }))]
}

/** `\u200b`, `\u{1f600}` and `\0` as the signs that they name; `{x*5000}` as so many. */
function meant(text: string): string {
  return text
    .replaceAll(/\\u\{([0-9a-f]+)\}|\\u([0-9a-f]{4})/gi, (_, long?: string, short?: string) =>
      long ? String.fromCodePoint(Number.parseInt(long, 16)) : String.fromCharCode(Number.parseInt(short ?? '', 16)),
    )
    .replaceAll('\\0', '\0')
    .replaceAll(/\{(.)\*(\d+)\}/g, (_, sign: string, count: string) => sign.repeat(Number(count)))
}

const times = (count: number, piece: string) => piece.repeat(count)
const nested = (count: number, open: string, close: string, inner = 'dalam') =>
  times(count, open) + inner + times(count, close)

const long: readonly (readonly [name: string, html: string])[] = [
  ['5,000 divisions in each other', nested(5_000, '<div>', '</div>')],
  ['2,000 quotations in each other', nested(2_000, '<blockquote>', '</blockquote>', '<p>dalam</p>')],
  ['500 lists in each other', nested(500, '<ul><li>', '</li></ul>')],
  ['60 tables in each other', nested(60, '<table><tr><td>', '</td></tr></table>')],
  ['3,000 bold in each other', nested(3_000, '<b>', '</b>')],
  ['3,000 bold that never end', times(3_000, '<b>x')],
  ['400 links in each other', nested(400, '<a href="javascript:__hit=1">', '</a>')],
  [
    '400 fonts and foreign elements',
    nested(400, '<svg><foreignObject>', '</foreignObject></svg>', '<img src=x onerror=__hit=1>'),
  ],
  ['an attribute of a million signs', `<p title="${times(1_000_000, 'x')}" onclick="__hit=1">atribut</p>`],
  [
    'ten thousand attributes',
    `<p ${Array.from({ length: 10_000 }, (_, at) => `on${at}="__hit=1"`).join(' ')}>atribut</p>`,
  ],
  ['a style of half a million signs', `<p style="${times(50_000, 'color:red;')}">gaya</p>`],
  ['a hundred thousand left angles', times(100_000, '<')],
  ['a hundred thousand ampersands', times(100_000, '&')],
  ['a comment of a million signs', `<!--${times(1_000_000, '-')}--><p>komentar</p>`],
  ['a row of 2,000 cells', `<table><tr>${times(2_000, '<td>x</td>')}</tr></table>`],
  ['a table of 1,500 rows', `<table>${times(1_500, '<tr><td>x</td></tr>')}</table>`],
  ['20,000 empty paragraphs', times(20_000, '<p></p>')],
  ['20,000 line breaks', `<p>${times(20_000, '<br>')}</p>`],
  ['a word of a hundred thousand letters', `<p>${times(100_000, 'a')}</p>`],
  ['a picture of a megabyte', `<img src="data:image/png;base64,${times(1_000_000, 'A')}" onerror=__hit=1>`],
  ['a script of half a megabyte', `<script>${times(50_000, '__hit=1;\n')}</script>`],
]
