import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { mayRead, readRobots } from './rules/robots.ts'

const may = (text: string, path: string) => mayRead(readRobots(text), `https://a.example${path}`)

describe('robots.txt (RFC 9309)', () => {
  test('lets everything be read where it says nothing of us, and nothing that everybody is kept from', () => {
    for (const text of ['', 'Disallow: /', 'User-agent: Lain\nDisallow: /', 'User-agent: *\nDisallow:', '<html>'])
      assert.equal(may(text, '/p'), true, text)
    assert.equal(may('\uFEFFuser-AGENT: *\r\nDISALLOW : / # semua\r\n', '/p'), false)
  })
  test('counts the groups that name us, all together, and not those for everybody then', () => {
    const text = 'User-agent: *\nDisallow: /\n\nUser-agent: Lain\nUser-agent: SIAR/2.0\nDisallow: /a\n\nUser-agent: siar\nDisallow: /b\n' // prettier-ignore
    assert.deepEqual(['/a', '/b', '/c'].map((path) => may(text, path)), [false, false, true]) // prettier-ignore
  })
  test('takes the longest rule that matches, and of two the one that allows', () => {
    const text = 'User-agent: *\nAllow: /berita/\nDisallow: /berita/arsip\nAllow: /berita/arsip\nDisallow: /*.pdf$\nDisallow: /x*y' // prettier-ignore
    const paths = ['/berita/arsip', '/a/b.pdf', '/a/b.pdf?x', '/x/1/y/2', '/xz', '/berita/1.pdf']
    assert.deepEqual(paths.map((path) => may(text, path)), [true, false, true, false, true, true]) // prettier-ignore
  })
  test('compares paths however they are encoded', () => {
    const text = 'User-agent: *\nDisallow: /caf%c3%a9\nDisallow: /b%61tas\nDisallow: /q?a=%2F'
    assert.deepEqual(['/café', '/batas', '/q?a=%2f', '/q?a=/'].map((path) => may(text, path)), [false, false, false, true]) // prettier-ignore
  })
  test('costs no more by a pattern made to, and is read no further than 500 KiB', () => {
    const evil = `User-agent: *\nDisallow: /${'*a'.repeat(200)}b$`
    assert.equal(may(evil, `/${'a'.repeat(2_000)}`), true)
    assert.equal(may(`${'#'.repeat(600_000)}\nUser-agent: *\nDisallow: /`, '/p'), true)
  })
})
