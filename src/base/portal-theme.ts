/** How the public portal looks, as the office's own data: its colours, its links, what stands at its foot. */
import { z } from 'zod'
import { isAddress } from './content.ts'
import { NOT_AN_ADDRESS, plainText } from './text.ts'

const CONTRAST_MIN = 4.5 // WCAG 2.2, 1.4.3: text of any size
const LIGHT = ['#ffffff', '#f6f4f0'] // what text stands on in `portal.css`: --paper and --desk
const DARK = ['#191d1c', '#111413']
const MENU_MAX = 8
const SOCIAL_MAX = 8

const colour = z.string().regex(/^#[0-9a-f]{6}$/)
const link = (address: z.ZodType<string>) => z.strictObject({ label: plainText(40, 1), to: address })
const web = z
  .string()
  .max(500)
  .refine((it) => isAddress(it) && /^https?:/i.test(it), { error: NOT_AN_ADDRESS })
/** A page of the portal itself, from its root. */
const PAGE = /^\/(?:[a-z0-9-]+\/)*$/
const anywhere = z
  .string()
  .max(500)
  .refine((it) => PAGE.test(it) || isAddress(it), { error: NOT_AN_ADDRESS })

export const themeSchema = z.strictObject({
  /** Of links and buttons. */
  accent: colour,
  /** Of the strip above the letterhead. */
  band: colour,
  /** What stands at the foot of every page beside name and address; a line feed begins a line. */
  footer: plainText(600),
  /** Further places in the menu. */
  menu: z.array(link(anywhere)).max(MENU_MAX),
  /** Where else the office speaks. */
  social: z.array(link(web)).max(SOCIAL_MAX),
})
export type PortalTheme = z.output<typeof themeSchema>

export const plainTheme: PortalTheme = { accent: '#0b5d57', band: '#0b5d57', footer: '', menu: [], social: [] }

/** How well a colour can be read in the portal's light pages, as WCAG counts it: 1 (not at all) to 21. */
export const readableOf = (it: string): number => Math.min(...LIGHT.map((paper) => contrast(it, paper)))

export const isReadable = (it: string): boolean => readableOf(it) >= CONTRAST_MIN

/** The same colour for the dark pages: lighter, as far as it takes to be read there. */
export function darkOf(it: string): string {
  for (let share = 0; share < 1; share += 0.04) {
    const lighter = mixed(it, '#ffffff', share)
    if (DARK.every((paper) => contrast(lighter, paper) >= CONTRAST_MIN + 1.5)) return lighter
  }
  return '#ffffff'
}

/** The theme as a style sheet, to stand after the portal's own. */
export function themeCss({ accent, band }: Pick<PortalTheme, 'accent' | 'band'>): string {
  return `@media screen {
  :root {
    --act: ${accent};
    --band: ${band};
  }
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --act: ${darkOf(accent)};
  }
}
`
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(it: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(it).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function mixed(one: string, other: string, share: number): string {
  const others = channelsOf(other)
  const parts = channelsOf(one).map((value, at) => Math.round(value + ((others[at] ?? 0) - value) * share))
  return `#${parts.map((it) => it.toString(16).padStart(2, '0')).join('')}`
}

const channelsOf = (it: string) => [1, 3, 5].map((at) => Number.parseInt(it.slice(at, at + 2), 16))
