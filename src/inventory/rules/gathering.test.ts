import assert from 'node:assert/strict'
import { test } from 'node:test'
import { summaryOf, titleOf, wordsOfMention } from './gathering.ts'

const message = (text: string, title = titleOf(text)) => wordsOfMention({ title, text, message: true })

test('an issue that a message began is called by what it tells, not by its greeting', () => {
  assert.equal(
    message('Assalamualaikum, jembatan gantung di Watulimo putus').title,
    'Jembatan gantung di Watulimo putus',
  )
  const text = 'Selamat pagi, saya *** dari Desa Sumberingin.\nAir PDAM keruh sejak tiga hari. Mohon diperiksa.'
  assert.deepEqual(message(text), { title: 'Air PDAM keruh sejak tiga hari.', summary: 'Air PDAM keruh sejak tiga hari. Mohon diperiksa.' }) // prettier-ignore
  const long = `Yth. Bapak Bupati Trenggalek, mohon maaf mengganggu, ${'jalan di Dongko berlubang dan licin '.repeat(6)}`
  assert.match(message(long).title, /^Jalan di Dongko .{100,}…$/)
})

test('the subject of a letter loses its greeting too, and keeps all that a letter asks', () => {
  const text = 'Selamat siang. Kapan air mengalir lagi?'
  assert.equal(message(text, 'Yth. Admin, air PDAM mati di Pogalan').title, 'Air PDAM mati di Pogalan')
  assert.equal(message(text, 'Permintaan keterangan: air PDAM di Pogalan').title, 'Permintaan keterangan: air PDAM di Pogalan') // prettier-ignore
  assert.equal(message(text, '').title, '')
})

test('of a message that only greets nothing is lost, nor of what a medium headlines', () => {
  for (const greeting of ['Assalamualaikum', 'Selamat pagi, saya *** dari Desa Sumberingin', 'Halo admin!'])
    assert.deepEqual(message(greeting), { title: greeting, summary: greeting })
  const headline = 'Selamat pagi Prigi, festival nelayan dibuka'
  assert.equal(wordsOfMention({ title: headline, text: '', message: false }).title, headline)
})

test('sentences that stand for an issue begin with what they tell and with a capital', () => {
  const said = 'air PDAM di Sumberingin keruh sejak tiga hari'
  const messages = [`Assalamualaikum, ${said}.`, `Selamat pagi min, ${said}.`].map((text) => ({
    text,
    isMessage: true,
  }))
  assert.equal(summaryOf(messages), 'Air PDAM di Sumberingin keruh sejak tiga hari.')
})
