import assert from 'node:assert/strict'
import { test } from 'node:test'
import { someView } from '../../../../test/gate-view.ts'
import { contentSchema, emptyContent, type Video } from '../../../base/content.ts'
import { videosGate } from './videos.ts'

const captions = 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nSelamat pagi.\n'
const whole: Video = {
  id: 'video-1',
  title: 'Prigi bersih',
  file: 'a'.repeat(64),
  captionsId: captions,
  transcript: 'Selamat pagi.',
  sign: 'bisindo',
  signFile: 'b'.repeat(64),
}
const found = (more: { [Name in keyof Video]?: Video[Name] | undefined }) => {
  const video = Object.fromEntries(Object.entries({ ...whole, ...more }).filter(([, it]) => it !== undefined)) as Video
  return videosGate
    .findingsOf(someView({ content: { videos: [video] } }))
    .map((it) => `${it.severity} ${it.code} ${it.override}`)
}

test('a video with captions, transcript and sign language passes; without captions only with a reason', () => {
  assert.deepEqual(found({}), [])
  assert.deepEqual(found({ captionsId: undefined, captionsEn: captions }), [])
  assert.deepEqual(found({ captionsId: undefined }), ['must video-captions-missing reason'])
  assert.deepEqual(found({ file: undefined, address: 'https://video.contoh.go.id/prigi' }), [])
})

test('one without title, file or words beside it is told, and so is a cover that left the text', () => {
  assert.deepEqual(found({ title: ' ', file: undefined }), [
    'must video-title-missing never',
    'must video-source-missing never',
  ])
  assert.deepEqual(found({ transcript: '', sign: undefined, signFile: undefined }), [
    'should video-transcript-missing never',
    'note video-sign-missing never',
  ])
  assert.deepEqual(found({ signFile: undefined }), ['must video-sign-source-missing never'])
  assert.deepEqual(found({ poster: 'c'.repeat(64) }), ['should video-poster-lost never'])
})

test('captions are kept in one form, and nothing that is no captions or no safe address is kept at all', () => {
  const parse = (video: object) => contentSchema.safeParse({ ...emptyContent, videos: [{ ...whole, ...video }] })
  const given = 'WEBVTT - judul\r\n\r\nNOTE x\r\n\r\n00:01.000 --> 00:02.000 align:left\r\n<b>Selamat pagi.</b>'
  assert.equal(parse({ captionsId: given }).data?.videos?.[0]?.captionsId, captions)
  for (const wrong of [
    { captionsId: 'bukan takarir' },
    { captionsId: '' },
    { address: 'http://video.contoh.go.id' },
    { address: 'javascript:alert(1)' },
    { sign: 'lain' },
    { id: '' },
    { embed: '<iframe>' },
  ])
    assert.equal(parse(wrong).success, false, JSON.stringify(wrong))
  assert.equal(contentSchema.safeParse({ ...emptyContent, videos: [whole, whole] }).success, false)
})
