import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { darkOf, isReadable, plainTheme, readableOf, themeCss, themeSchema } from './portal-theme.ts'

test('contrast is counted as WCAG counts it', () => {
  assert.equal(Math.round(readableOf('#000000') * 10) / 10, 19.1) // black on the warm desk; on white it would be 21
  assert.equal(isReadable('#767676'), false) // 4.54 on white, less on the desk
  assert.equal(isReadable(plainTheme.accent), true)
  assert.equal(isReadable('#ffd700'), false)
})

test('whatever colour an office has, its dark page can be read', () => {
  const any = fc.integer({ min: 0, max: 0xff_ff_ff }).map((it) => `#${it.toString(16).padStart(6, '0')}`)
  fc.assert(
    fc.property(any, (accent) => {
      const dark = darkOf(accent)
      assert.match(dark, /^#[0-9a-f]{6}$/)
      assert.match(themeCss({ accent, band: accent }), new RegExp(`--act: ${dark};`))
      // White on it would be unreadable exactly where it is light enough for the dark paper.
      assert.ok(readableOf(dark) < 4.5)
    }),
  )
})

test('a theme takes no script, no relative way out, and no more links than a menu holds', () => {
  const good = { ...plainTheme, menu: [{ label: 'PPID', to: 'https://ppid.contoh.go.id' }, { label: 'Hoaks', to: '/klarifikasi/' }] } // prettier-ignore
  assert.deepEqual(themeSchema.parse(good), good)
  for (const bad of [
    { accent: 'red' },
    { accent: '#0b5d57;}body{display:none' },
    { accent: '#FFF' },
    { band: 'url(//x)' },
    { menu: [{ label: 'x', to: 'javascript:alert(1)' }] },
    { menu: [{ label: 'x', to: '//jahat.example' }] },
    { menu: [{ label: 'x', to: '/../etc/' }] },
    { menu: [{ label: '', to: '/' }] },
    { menu: Array.from({ length: 9 }, () => ({ label: 'x', to: '/' })) },
    { social: [{ label: 'x', to: '/lokal/' }] },
    { footer: 'x'.repeat(601) },
    { lain: 1 },
  ])
    assert.equal(themeSchema.safeParse({ ...plainTheme, ...bad }).success, false, JSON.stringify(bad))
})
