import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { contentHash } from '../base/content-hash.ts'
import { piecesOf } from '../base/content-places.ts'
import type { Content } from '../base/content.ts'
import {
  beginDossier,
  bringTo,
  openTestOffice,
  setLevel,
  someContent,
  writeDraft,
  type Reply,
  type TestOffice,
  type TestPerson,
} from '../../test/office.ts'
import { actOnDossier, readDossier } from './api.ts'
import { addComment, listComments, listMentions, settleComment } from './api/comments.ts'
import { anchorAt, findAnchor, type Anchor } from './rules/anchor.ts'
import { withVariants } from './rules/variants.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const news =
  'Pemerintah Kabupaten Contoh memperbaiki jalan Desa Karang mulai Senin dengan dana tiga miliar rupiah dari anggaran tahun ini.'
const content = (text = news, more: Partial<Content> = {}) =>
  someContent('Perbaikan jalan', {
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
    ...more,
  })
const textOf = (it: Content, at = 'body/0') => piecesOf(it).find((piece) => piece.at === at)?.text ?? ''
function pinned(it: Content, words: string, at = 'body/0') {
  const from = textOf(it, at).indexOf(words)
  const anchor = anchorAt(it, { at, from, to: from + words.length })
  assert.ok(anchor)
  return { ...anchor, echoes: [...anchor.echoes] }
}

const look = (dossierId: string) => office.people.auditor.call(readDossier, { params: { dossierId } })
const threads = async (dossierId: string, who = office.people.auditor) =>
  (await who.call(listComments, { params: { dossierId }, query: {} })).rows
const write = (dossierId: string, content: Content) => writeDraft(office, dossierId, content)
const say = async (who: TestPerson, dossierId: string, body: object): Promise<Reply> =>
  who.send('POST', `/api/dossiers/${dossierId}/comments`, body, { 'idempotency-key': randomUUID() })
const settle = async (who: TestPerson, dossierId: string, commentId: string, change: string): Promise<Reply> =>
  who.send(
    'POST',
    `/api/dossiers/${dossierId}/comments/${commentId}/changes`,
    { change },
    { 'idempotency-key': randomUUID() },
  )
const shown = ({ status, body }: Reply) => [status, body['code'] ?? body['state'] ?? 'ok']
async function begun(it = content()): Promise<string> {
  const dossierId = await beginDossier(office)
  await write(dossierId, it)
  return dossierId
}

describe('a comment', () => {
  test('pinned to words keeps them as the server reads them, whatever the client says they are', async () => {
    const dossierId = await begun()
    const anchor = pinned(content(), 'tiga miliar rupiah')
    await office.people.sekretaris.call(addComment, {
      params: { dossierId },
      body: { text: 'Cek lagi', anchor: { ...anchor, at: 'body/77', from: 5, to: 6 } },
    })
    const [it] = await threads(dossierId)
    assert.deepEqual(it?.anchor, anchor)
    assert.equal(it?.anchorHash, contentHash(content()))
    assert.equal(it?.visit, 2)
  })

  test('on words that changed meanwhile is refused and nothing is written', async () => {
    const dossierId = await begun()
    const anchor = pinned(content(), 'tiga miliar rupiah')
    await write(dossierId, content(news.replace('tiga', 'empat')))
    const reply = await say(office.people.sekretaris, dossierId, { text: 'Cek', anchor })
    assert.deepEqual(shown(reply), [409, 'words-changed'])
    assert.deepEqual(await threads(dossierId), [])
  })

  test('stands for titles, summaries, fields, facts and variants too; for the whole dossier without words', async () => {
    const it = content(news, {
      fields: { narasumber: 'Kepala Dinas' },
      facts: [{ who: 'Bupati', what: '', when: '', where: '', source: '' }] as Content['facts'],
      variants: [{ channel: 'radio', text: 'Jalan diperbaiki mulai Senin.', own: true, facts: [] }],
    })
    const dossierId = await begun(it)
    for (const [at, words] of [
      ['title', 'Perbaikan'],
      ['summary', 'Ringkasan'],
      ['field/narasumber', 'Kepala Dinas'],
      ['fact/0/who', 'Bupati'],
      ['variant/radio', 'mulai Senin'],
    ] as const)
      assert.equal(
        (await say(office.people.sekretaris, dossierId, { text: at, anchor: pinned(it, words, at) })).status,
        200,
      )
    assert.equal((await say(office.people.sekretaris, dossierId, { text: 'semuanya' })).status, 200)
    assert.deepEqual(
      (await threads(dossierId)).map((one) => one.anchor?.at ?? null),
      ['title', 'summary', 'field/narasumber', 'fact/0/who', 'variant/radio', null],
    )
  })

  test('is answered in one thread: an answer to an answer joins it, and it stays one row of the list', async () => {
    const dossierId = await begun()
    const { id } = await office.people.sekretaris.call(addComment, { params: { dossierId }, body: { text: 'Satu' } })
    const one = await office.people.fungsional.call(addComment, {
      params: { dossierId },
      body: { text: 'Dua', replyTo: id },
    })
    const two = await office.people.sekretaris.call(addComment, {
      params: { dossierId },
      body: { text: 'Tiga', replyTo: one.id },
    })
    assert.equal(two.threadId, id)
    const [thread, ...more] = await threads(dossierId)
    assert.deepEqual([thread?.replies.map((it) => it.text), more], [['Dua', 'Tiga'], []])
    const other = await begun()
    assert.deepEqual(shown(await say(office.people.fungsional, other, { text: 'Dua', replyTo: id })), [
      404,
      'not-found',
    ])
    assert.equal(
      (await say(office.people.fungsional, dossierId, { text: 'x', replyTo: id, mustFix: true })).status,
      400,
    )
  })

  test('refuses nothing, too much and broken text, and keeps a hostile one as it is', async () => {
    const dossierId = await begun()
    const { sekretaris } = office.people
    assert.deepEqual(shown(await say(sekretaris, dossierId, { text: ' ' })), [422, 'comment-empty'])
    for (const body of [
      { text: 'x'.repeat(10_000) },
      { text: 'a\u0000b' },
      { text: 'usul', suggestion: 'tanpa kata' },
      { text: 'x', anchor: { at: 'body/0' } },
      { text: 'x', anchor: { ...pinned(content(), 'jalan'), echoes: Array(100_000).fill(1) } },
      { text: 'x', lain: 1 },
    ])
      assert.equal((await say(sekretaris, dossierId, body)).status, 400, JSON.stringify(body).slice(0, 80))
    const hostile = '<img src=x onerror=alert(1)> \u202e @Orang sekretaris'
    assert.equal((await say(sekretaris, dossierId, { text: hostile })).status, 200)
    assert.deepEqual(
      (await threads(dossierId)).map((it) => it.text),
      [hostile],
    )
  })

  test('is final: neither its words nor the row can be changed, also by hand in the database', async () => {
    const dossierId = await begun()
    const { id } = await office.people.sekretaris.call(addComment, { params: { dossierId }, body: { text: 'Tetap' } })
    for (const statement of [
      sql`update comment set text = 'lain' where id = ${id}`,
      sql`update comment set must_fix = true where id = ${id}`,
      sql`delete from comment where id = ${id}`,
    ])
      await assert.rejects(statement.execute(office.db), /final/)
  })

  test('is read by the auditor, who neither writes nor settles', async () => {
    const dossierId = await begun()
    const { id } = await office.people.sekretaris.call(addComment, { params: { dossierId }, body: { text: 'Halo' } })
    const { auditor } = office.people
    assert.deepEqual(shown(await say(auditor, dossierId, { text: 'x' })), [403, 'not-your-role'])
    assert.deepEqual(shown(await settle(auditor, dossierId, id, 'resolved')), [403, 'not-your-role'])
    assert.deepEqual((await threads(dossierId))[0]?.may, [])
  })

  test('repeated under one key is said once', async () => {
    const dossierId = await begun()
    const key = randomUUID()
    const once = () =>
      office.people.sekretaris.call(addComment, { params: { dossierId }, body: { text: 'Sekali' } }, key)
    assert.deepEqual(await once(), await once())
    assert.equal((await threads(dossierId)).length, 1)
  })

  test('threads come in pages, whole, and only those asked for', async () => {
    const dossierId = await begun()
    const { sekretaris } = office.people
    const ids: string[] = []
    for (const text of ['a', 'b', 'c'])
      ids.push((await sekretaris.call(addComment, { params: { dossierId }, body: { text } })).id)
    await settle(sekretaris, dossierId, ids[1] as string, 'resolved')
    const params = { dossierId }
    const first = await sekretaris.call(listComments, { params, query: { limit: 2 } })
    const rest = await sekretaris.call(listComments, { params, query: { limit: 2, after: first.next ?? '' } })
    assert.deepEqual(
      [...first.rows, ...rest.rows].map((it) => it.id),
      ids,
    )
    assert.equal(rest.next, null)
    const open = await sekretaris.call(listComments, { params, query: { state: 'open' } })
    const settled = await sekretaris.call(listComments, { params, query: { state: 'settled' } })
    assert.deepEqual([open.rows.map((it) => it.text), settled.rows.map((it) => it.text)], [['a', 'c'], ['b']])
  })
})

describe('what must be repaired', () => {
  test('shuts the gate until who asked, the step’s holder or a coordinator settles it; the writer says it is done', async () => {
    const dossierId = await begun()
    const { fungsional, sekretaris, administrator } = office.people
    await setLevel(fungsional, dossierId)
    const kabid = office.people['kepala-bidang']
    const anchor = pinned(content(), 'tiga miliar rupiah')
    const { id } = await sekretaris.call(addComment, {
      params: { dossierId },
      body: { text: 'Angka salah', anchor, mustFix: true },
    })
    const repaired = content(news.replace('tiga', 'empat'))
    const version = await write(dossierId, repaired)
    const complete = async () => {
      const { revision } = await look(dossierId)
      return kabid.send(
        'POST',
        `/api/dossiers/${dossierId}/acts`,
        { seenRevision: revision, act: { kind: 'complete', version } },
        { 'idempotency-key': randomUUID() },
      )
    }
    const shut = await complete()
    assert.deepEqual(shown(shut), [422, 'gate-shut'])
    const [finding] = shut.body['findings'] as { code: string; place: unknown; about: { quote: string } }[]
    assert.deepEqual(
      [finding?.code, finding?.place, finding?.about.quote],
      ['must-fix-lost', null, 'tiga miliar rupiah'],
    )

    assert.deepEqual(shown(await settle(fungsional, dossierId, id, 'resolved')), [403, 'must-fix-not-yours'])
    assert.deepEqual(shown(await settle(administrator, dossierId, id, 'resolved')), [403, 'must-fix-not-yours'])
    assert.deepEqual(shown(await settle(fungsional, dossierId, id, 'repaired')), [200, 'open'])
    assert.deepEqual(shown(await complete()), [422, 'gate-shut'])
    assert.deepEqual((await threads(dossierId))[0]?.repaired?.person.id, fungsional.personId)
    assert.deepEqual(shown(await settle(sekretaris, dossierId, id, 'reopened')), [200, 'open'])
    assert.deepEqual(shown(await settle(fungsional, dossierId, id, 'repaired')), [200, 'open'])
    assert.deepEqual(shown(await settle(kabid, dossierId, id, 'resolved')), [200, 'resolved'])
    assert.equal((await complete()).status, 200)
    assert.deepEqual(
      (await threads(dossierId))[0]?.changes.map((it) => it.change),
      ['repaired', 'reopened', 'repaired', 'resolved'],
    )
  })

  test('is asked for by holders of a post of the procedure alone', async () => {
    const dossierId = await begun()
    const reply = await say(office.people.administrator, dossierId, { text: 'x', mustFix: true })
    assert.deepEqual(shown(reply), [403, 'must-fix-no-post'])
  })

  test('goes with a return: the visit it was asked in is the one that ended with it, and the round counts', async () => {
    const dossierId = await beginDossier(office)
    await bringTo(office, dossierId, 3, content())
    const { sekretaris } = office.people
    await sekretaris.call(addComment, { params: { dossierId }, body: { text: 'Perbaiki', mustFix: true } })
    const { revision } = await look(dossierId)
    await sekretaris.call(actOnDossier, {
      params: { dossierId },
      body: { seenRevision: revision, act: { kind: 'return', reason: 'Lihat komentar', toStep: 2 } },
    })
    const now = await look(dossierId)
    const [it] = await threads(dossierId)
    assert.equal(it?.visit, now.visit - 1)
  })
})

describe('a suggestion', () => {
  const suggest = async (dossierId: string, more: object = {}) => {
    const { id } = await office.people.sekretaris.call(addComment, {
      params: { dossierId },
      body: { text: '', anchor: pinned(content(), 'tiga miliar rupiah'), suggestion: 'Rp3 miliar', ...more },
    })
    return id
  }

  test('that is accepted changes the words in the draft, and who accepts has written in it', async () => {
    const dossierId = await begun()
    const id = await suggest(dossierId)
    const kabid = office.people['kepala-bidang']
    const { draftSave } = await look(dossierId)
    const { draft } = await kabid.call(settleComment, {
      params: { dossierId, commentId: id },
      body: { change: 'accepted' },
    })
    const expected = content(news.replace('tiga miliar rupiah', 'Rp3 miliar'))
    assert.deepEqual(draft, { save: draftSave + 1, hash: contentHash(expected) })
    const now = await look(dossierId)
    assert.deepEqual(now.draft?.content, expected)
    const { authors } = await office.db
      .selectFrom('draft')
      .select('authors')
      .where('dossier_id', '=', dossierId)
      .executeTakeFirstOrThrow()
    assert.deepEqual(authors.toSorted(), [office.people.fungsional.personId, kabid.personId].toSorted())
  })

  test('is accepted once, however many try at the same moment', async () => {
    const dossierId = await begun()
    const id = await suggest(dossierId)
    const replies = await Promise.all(
      [office.people.fungsional, office.people['kepala-bidang']].map((who) => settle(who, dossierId, id, 'accepted')),
    )
    assert.deepEqual(replies.map((it) => shown(it).join(' ')).toSorted(), ['200 accepted', '409 comment-changed'])
    assert.equal((await look(dossierId)).draft?.content.body.content.length, 1)
  })

  test('finds its words where they moved, and is refused once they say something else', async () => {
    const dossierId = await begun()
    const first = await suggest(dossierId)
    const moved = content(news, {
      body: {
        type: 'doc',
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: 'Kabar baik bagi warga.' }] },
          { type: 'paragraph', content: [{ type: 'text', text: news }] },
        ],
      },
    })
    await write(dossierId, moved)
    assert.deepEqual(shown(await settle(office.people.fungsional, dossierId, first, 'accepted')), [200, 'accepted'])
    assert.match(textOf((await look(dossierId)).draft?.content as Content, 'body/1'), /dana Rp3 miliar dari/)

    const other = await begun()
    const second = await suggest(other)
    for (const text of [news.replace('tiga', 'empat'), news.replace('tiga miliar', 'tiga  miliar')]) {
      await write(other, content(text))
      assert.deepEqual(shown(await settle(office.people.fungsional, other, second, 'accepted')), [
        409,
        'suggestion-lost',
      ])
    }
    assert.equal((await threads(other))[0]?.state, 'open')
  })

  test('that does not fit in its place is refused with the reason', async () => {
    const dossierId = await begun()
    const { id } = await office.people.sekretaris.call(addComment, {
      params: { dossierId },
      body: { text: '', anchor: pinned(content(), 'Perbaikan', 'title'), suggestion: 'panjang '.repeat(60) },
    })
    assert.deepEqual(shown(await settle(office.people.fungsional, dossierId, id, 'accepted')), [
      422,
      'suggestion-unfit',
    ])
  })

  test('is taken by nobody who may not write, and not where the text is past writing', async () => {
    const dossierId = await beginDossier(office)
    await bringTo(office, dossierId, 4, content())
    const id = await suggest(dossierId)
    for (const who of [office.people['kepala-dinas'], office.people.fungsional, office.people.sekretaris])
      assert.deepEqual(shown(await settle(who, dossierId, id, 'accepted')), [403, 'comment-not-yours'])
  })

  test('changes the forms for the channels with the text; one of them by itself is then in a person’s words', async () => {
    const { dossierId, anchor } = await (async () => {
      const it = withVariants(content(), ['chat', 'short-post'])
      return { dossierId: await begun(it), anchor: pinned(it, 'Perbaikan', 'title') }
    })()
    const forms = async () => (await look(dossierId)).draft?.content.variants ?? []
    const taken = async (body: object) => {
      const { id } = await office.people.sekretaris.call(addComment, {
        params: { dossierId },
        body: { text: '', suggestion: 'Peningkatan', ...body } as never,
      })
      assert.deepEqual(shown(await settle(office.people.fungsional, dossierId, id, 'accepted')), [200, 'accepted'])
    }
    await taken({ anchor })
    assert.ok((await forms()).every((it) => !it.own && !it.text.includes('Perbaikan')))
    const now = (await look(dossierId)).draft?.content as Content
    await taken({ anchor: pinned(now, 'memperbaiki jalan', 'variant/chat'), suggestion: 'membangun jalan' })
    assert.deepEqual(
      (await forms()).map((it) => [it.channel, it.own]).filter(([, own]) => own),
      [['chat', true]],
    )
  })

  test('of nothing deletes the words', async () => {
    const dossierId = await begun()
    const id = await suggest(dossierId, { suggestion: '' })
    assert.equal((await settle(office.people.fungsional, dossierId, id, 'accepted')).status, 200)
    assert.match(textOf((await look(dossierId)).draft?.content as Content), /dengan dana {2}dari/)
  })
})

describe('a call by name', () => {
  test('reaches the person and who holds the post, until they answer or it is settled', async () => {
    const dossierId = await begun()
    const { sekretaris, fungsional } = office.people
    const kabid = office.people['kepala-bidang']
    const { body } = await say(fungsional, dossierId, { text: 'Mohon dicek @Orang sekretaris dan @kepala bidang ya' })
    assert.equal((body['mentions'] as string[]).length, 2)
    const id = String(body['threadId'])
    const mine = async (who: TestPerson) =>
      (await who.call(listMentions, {})).rows.filter((it) => it.dossierId === dossierId).map((it) => it.threadId)
    assert.deepEqual([await mine(sekretaris), await mine(kabid), await mine(fungsional)], [[id], [id], []])
    await say(sekretaris, dossierId, { text: 'Sudah', replyTo: id })
    assert.deepEqual([await mine(sekretaris), await mine(kabid)], [[], [id]])
    await settle(fungsional, dossierId, id, 'resolved')
    assert.deepEqual(await mine(kabid), [])
  })
})

test('an anchor taken from the text is found in it by the same rule that the screen uses', () => {
  const anchor: Anchor = pinned(content(), 'tiga miliar rupiah')
  assert.deepEqual(findAnchor(anchor, content()), { at: 'body/0', from: anchor.from, to: anchor.to })
})
