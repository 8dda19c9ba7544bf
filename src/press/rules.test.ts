import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { expiryOf, findingsOf, isKbli, kbliOf } from './rules.ts'
import { asksSomething, tidyBeats, whyNotNote, whyNotWrite } from './rules/journalists.ts'
import { journalistColumns, journalistIdentity, judgeJournalistRow, mapJournalistHeader } from './rules/table.ts'

const TODAY = '2026-11-26'
const paper = (kind: 'deed' | 'nib' | 'kbli' | 'council', number = '1', validUntil: string | null = null) => ({
  kind,
  number,
  validUntil,
})

describe('what an outlet’s papers lack', () => {
  const online = { kind: 'online', councilStatus: 'none' } as const

  test('a paper is good on its last day, soon to run out thirty days before, and past the day after', () => {
    assert.equal(expiryOf(null, TODAY), 'good')
    assert.equal(expiryOf('2026-12-27', TODAY), 'good')
    assert.equal(expiryOf('2026-12-26', TODAY), 'soon')
    assert.equal(expiryOf(TODAY, TODAY), 'soon')
    assert.equal(expiryOf('2026-11-25', TODAY), 'past')
  })

  test('a business code of another kind is told, and one that fits beside it is enough', () => {
    const papers = [paper('deed'), paper('nib'), paper('kbli', '58130')]
    assert.deepEqual(findingsOf(online, papers, TODAY), ['kbli-other'])
    assert.deepEqual(findingsOf(online, [...papers, paper('kbli', '63122')], TODAY), [])
    assert.deepEqual(findingsOf({ ...online, kind: 'print' }, papers, TODAY), [])
  })

  test('a verified status without its certificate is unproven; listed needs none', () => {
    const papers = [paper('deed'), paper('nib'), paper('kbli', '63122')]
    assert.deepEqual(findingsOf({ ...online, councilStatus: 'factual' }, papers, TODAY), ['council-unproven'])
    assert.deepEqual(findingsOf({ ...online, councilStatus: 'listed' }, papers, TODAY), [])
    const proven = [...papers, paper('council', '1', '2026-11-01')]
    assert.deepEqual(findingsOf({ ...online, councilStatus: 'factual' }, proven, TODAY), ['paper-past'])
  })

  test('an outlet of which nothing is kept lacks its deed, its number and its code', () => {
    assert.deepEqual(findingsOf(online, [], TODAY), ['no-deed', 'no-nib', 'kbli-missing'])
  })

  test('every code that fits is a code', () => {
    for (const kind of ['print', 'online', 'tv', 'radio', 'agency'] as const) assert.ok(kbliOf(kind).every(isKbli))
    for (const wrong of ['', '6312', '631222', '63 122', '６３１２２']) assert.equal(isKbli(wrong), false)
  })
})

describe('who may be written to', () => {
  const willing = { email: 'a@b.id', consent: 'given', bounce: 'none', retired: false, erased: false } as const
  test('only who agreed, has an address that works, and is still there', () => {
    assert.equal(whyNotWrite(willing), null)
    assert.equal(whyNotWrite({ ...willing, bounce: 'soft' }), null)
    assert.equal(whyNotWrite({ ...willing, bounce: 'hard' }), 'bounced')
    assert.equal(whyNotWrite({ ...willing, consent: 'none' }), 'no-consent')
    assert.equal(whyNotWrite({ ...willing, consent: 'withdrawn' }), 'withdrawn')
    assert.equal(whyNotWrite({ ...willing, consent: 'unsubscribed' }), 'unsubscribed')
    assert.equal(whyNotWrite({ ...willing, email: '' }), 'no-email')
    assert.equal(whyNotWrite({ ...willing, retired: true }), 'retired')
    assert.equal(whyNotWrite({ ...willing, erased: true }), 'erased')
  })

  test('a yes says how it was given; nothing is noted of tomorrow', () => {
    assert.equal(whyNotNote({ kind: 'given', happenedOn: TODAY, how: ' ' }, TODAY)?.code, 'consent-how-missing')
    assert.equal(whyNotNote({ kind: 'withdrawn', happenedOn: TODAY, how: '' }, TODAY), null)
    assert.equal(whyNotNote({ kind: 'given', happenedOn: '2026-11-27', how: 'x' }, TODAY)?.code, 'press-day-ahead')
  })

  test('a rule that asks for nothing takes nobody in', () => {
    assert.equal(asksSomething({ beats: [], kinds: [], languages: [] }), false)
    assert.equal(asksSomething({ beats: [], kinds: ['tv'], languages: [] }), true)
  })
})

describe('a table of journalists', () => {
  const columns = mapJournalistHeader(['Nama', 'Media', 'Jenis media', 'Surel', 'Telepon', 'Liputan', 'UKW', 'UKW berlaku sampai', 'Tanggal persetujuan', 'Cara persetujuan']) // prettier-ignore
  assert.ok(columns)
  const judge = (...cells: string[]) => judgeJournalistRow(cells, columns, TODAY)
  const problemOf = (...cells: string[]) => {
    const judged = judge(...cells)
    return 'problem' in judged ? [judged.problem, judged.column] : null
  }

  test('a row as an office writes it', () => {
    const judged = judge(' Siti  Aminah ', 'Radar Contoh', 'Koran', 'Siti@Radar.id', "'+62 812-0000-0000", 'Desa, KESEHATAN; desa', 'Wartawan Utama', '31 Desember 2027', '3/11/2026', 'formulir jumpa pers') // prettier-ignore
    assert.ok('journalist' in judged)
    assert.deepEqual(judged.journalist, {
      name: 'Siti Aminah',
      outlet: { name: 'Radar Contoh', kind: 'print' },
      post: '',
      email: 'Siti@Radar.id',
      phone: '+62 812-0000-0000',
      beats: ['desa', 'kesehatan'],
      languages: [],
      ukwLevel: 'utama',
      ukwNumber: '',
      ukwUntil: '2027-12-31',
      note: '',
      consent: { on: '2026-11-03', how: 'formulir jumpa pers' },
    })
  })

  test('each thing that is wrong is told with its column', () => {
    assert.deepEqual(problemOf('', 'Radar'), ['name', 'name'])
    assert.deepEqual(problemOf('Siti', '', '', 'bukan surel'), ['email', 'email'])
    assert.deepEqual(problemOf('Siti', '', '', 'a@b.id\r\nBcc: c@d.id'), ['email', 'email'])
    assert.deepEqual(problemOf('Siti', 'X', 'baliho'), ['kind', 'outletKind'])
    assert.deepEqual(problemOf('Siti', '', '', '', '', 'x'.repeat(41)), ['beats', 'beats'])
    assert.deepEqual(problemOf('Siti', '', '', '', '', '', 'hebat'), ['ukw', 'ukwLevel'])
    assert.deepEqual(problemOf('Siti', '', '', '', '', '', '', '31 Februari 2027'), ['day', 'ukwUntil'])
    assert.deepEqual(problemOf('Siti', '', '', '', '', '', '', '', '2026-11-03'), ['consent', 'consentHow'])
    assert.deepEqual(problemOf('Siti', '', '', '', '', '', '', '', '', 'ya'), ['consent', 'consentOn'])
    assert.deepEqual(problemOf('Siti', '', '', '', '', '', '', '', '2026-12-01', 'ya'), ['consent-ahead', 'consentOn'])
    assert.deepEqual(problemOf('Si\u0000ti'), ['field', 'name'])
    assert.deepEqual(problemOf('Siti', '', '', '', '9'.repeat(41)), ['field', 'phone'])
  })

  test('a table without a column for names is none', () => {
    assert.equal(mapJournalistHeader(['Surel', 'Media']), null)
    assert.deepEqual(mapJournalistHeader(['\ufeffNAMA ', 'x']), { name: 0 })
  })

  test('whatever stands in its cells, a row becomes a journalist or says why not', () => {
    const every = Object.fromEntries(journalistColumns.map((column, at) => [column, at]))
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 16 }), (cells) => {
        const judged = judgeJournalistRow(cells, every, TODAY)
        if ('problem' in judged) return judged.value.isWellFormed()
        return judged.journalist.name !== '' && !/[\r\n]/.test(judged.journalist.name + judged.journalist.email)
      }),
      { numRuns: 30 }, // a row of sixteen cells is many strings
    )
  })

  test('an address makes two rows one person, in whatever letters; without one the name and the outlet do', () => {
    const one = journalistIdentity({ name: 'Siti', email: 'A@b.id', outlet: 'o' })
    assert.equal(one, journalistIdentity({ name: 'Sitti', email: 'a@B.id', outlet: null }))
    assert.notEqual(
      journalistIdentity({ name: 'Siti', email: '', outlet: 'o' }),
      journalistIdentity({ name: 'Siti', email: '', outlet: null }),
    )
  })

  test('beats are kept in small letters, each once', () => {
    assert.deepEqual(tidyBeats([' Desa ', 'desa', '', 'Adat  istiadat']), ['adat istiadat', 'desa'])
  })
})
