import type { ReactNode } from 'react'
import { darkRuns } from '../../base/drawing.ts'
import type { ScreenMark, ScreenPage } from '../../base/drawing-schema.ts'

/**
 * The pages of a paper as they are printed, at any size: the same drawing as its PDF.
 * @param over what a screen adds on a page, in the page's own points
 */
export function PaperView({
  pages,
  name,
  over,
}: {
  pages: readonly ScreenPage[]
  name: (page: number) => string
  over?: (page: ScreenPage) => ReactNode
}) {
  return (
    <div className="paper-pages">
      {pages.map((page, at) => (
        <svg
          key={at}
          className={page.width > page.height ? 'paper-page wide' : 'paper-page'}
          viewBox={`0 0 ${page.width} ${page.height}`}
          role="group"
          aria-label={name(at + 1)}
          lang="id"
        >
          <rect className="paper-sheet" width={page.width} height={page.height} />
          {page.marks.map((mark, index) => (
            <Drawn key={index} mark={mark} />
          ))}
          {over?.(page)}
        </svg>
      ))}
    </div>
  )
}

const inks = { black: '#000', grey: '#666', white: '#fff', rose: '#f3c9c4', mint: '#c9e6d2', none: 'none' } as const

function Drawn({ mark }: { mark: ScreenMark }) {
  switch (mark.kind) {
    case 'text':
      return (
        <text
          x={mark.x}
          y={mark.y}
          fontSize={mark.size}
          className={`${/Serif/.test(mark.font) ? 'paper-serif' : 'paper-sans'}${/Bold/.test(mark.font) ? ' paper-bold' : ''}${/Italic/.test(mark.font) ? ' paper-italic' : ''}`}
          // Whatever font the screen has, the words end where they end on paper.
          {...(mark.text.trim().length > 1 && { textLength: mark.width, lengthAdjust: 'spacingAndGlyphs' })}
          {...(mark.turned && { transform: `rotate(-90 ${mark.x} ${mark.y})` })}
        >
          {mark.text}
        </text>
      )
    case 'line': {
      const points = mark.points.map((it) => it.join(',')).join(' ')
      const look = {
        points,
        fill: inks[mark.fill],
        stroke: mark.stroke > 0 ? '#000' : 'none',
        strokeWidth: mark.stroke,
      }
      return mark.closed ? <polygon {...look} /> : <polyline {...look} />
    }
    case 'rect':
      return (
        <rect
          x={mark.x}
          y={mark.y}
          width={mark.width}
          height={mark.height}
          rx={mark.radius}
          fill={inks[mark.fill]}
          stroke={mark.stroke > 0 ? '#000' : 'none'}
          strokeWidth={mark.stroke}
        />
      )
    case 'cells': {
      const side = mark.size / mark.rows.length
      const d = mark.rows.flatMap((cells, row) =>
        [...darkRuns(cells)].map(
          ({ from, to }) => `M${mark.x + from * side} ${mark.y + row * side}h${(to - from) * side}v${side}h${(from - to) * side}z`, // prettier-ignore
        ),
      )
      return <path d={d.join('')} />
    }
    case 'image':
      return (
        <image
          x={mark.x}
          y={mark.y}
          width={mark.width}
          height={mark.height}
          href={`/api/files/${mark.image}?width=640`}
        />
      )
  }
}
