import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyEdition } from '../../../../test/any-edition.ts'
import { Refused } from '../../../base/refused.ts'
import { editionSchema, type Edition } from '../../rules.ts'
import { defaultEdition } from '../default-edition.ts'
import { isRunnable } from '../lint.ts'
import { listOf, parseBpmn, type Element } from './format.ts'
import { BPMN_MB_MAX, NOTES_MAX } from './limits.ts'
import { readBpmn } from './read.ts'
import { writeBpmn } from './write.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readBpmn(bytes(text))
const said = (it: Awaited<ReturnType<typeof readBpmn>>) => it.notes.map((note) => note.message.id)

/** The OMG's schemas carry no licence file, so they are not kept in this repository. */
const schemas = process.env['SIAR_BPMN_XSD'] ?? join(import.meta.dirname, '../../../../../shared/data/bpmn20-xsd')
/** Every shape and line of a file's drawing. */
const drawnIn = (root: Element) =>
  listOf(root['diagrams']).flatMap((it) => listOf((it['plane'] as Element)['planeElement']))

const noSchemas = existsSync(join(schemas, 'BPMN20.xsd'))
  ? false
  : 'the BPMN 2.0 schemas are not here; SIAR_BPMN_XSD names a folder that has them'

/** Any edition that the schema takes, also a draft that could not run: blank posts, arrows to nowhere, odd shapes. */
function anyDraft(): fc.Arbitrary<Edition> {
  const word = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '1. Menelaah',
      'a\tb',
      ' dua\nbaris ',
      '"<&>\'',
      'ꦲꦏ꧀ꦱꦫ',
      'نص',
      '😀',
      '\u2028',
      'Waktu baku: 3 jam',
    ),
    // U+FFFE and U+FFFF are what no XML may hold.
    fc.string({ unit: 'grapheme', maxLength: 12 }).map((it) => it.replace(/[\ufffe\uffff]/g, '')),
  )
  const line = word.filter((it) => editionSchema.shape.title.safeParse(it).success).map((it) => it.normalize('NFC'))
  const lines = fc.array(line, { maxLength: 3 })
  const posts = fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{0,8}$/), { minLength: 1, maxLength: 12 })
  const number = fc.integer({ min: 1, max: 8 })
  return posts
    .chain((ids) => {
      const post = fc.oneof(fc.constantFrom(...ids), fc.constantFrom('', 'tak-ada'))
      return fc.record({
        issuer: lines,
        number: line,
        madeOn: line,
        revisedOn: line,
        effectiveOn: line,
        approvedBy: fc.record({ unit: line, name: line, nip: line }),
        title: line,
        legalBasis: lines,
        qualifications: lines,
        relatedSops: lines,
        equipment: lines,
        warnings: lines,
        records: lines,
        posts: fc.tuple(...ids.map((id) => line.map((name) => ({ id, name })))),
        coordinators: fc.array(post, { maxLength: 3 }),
        steps: fc.array(
          fc.record(
            {
              number,
              activity: line,
              label: line.map((it) => it.slice(0, 30).toWellFormed() || 'x'),
              executor: post,
              executorAssumed: fc.boolean(),
              drafters: fc.array(post, { maxLength: 3 }),
              shape: fc.constantFrom('start', 'process', 'decision', 'end'),
              inputs: lines,
              time: fc.option(
                fc.record({
                  value: fc.integer({ min: 1, max: 10_000 }),
                  unit: fc.constantFrom('minute', 'hour', 'day'),
                }),
              ),
              outputs: lines,
              yes: fc.option(number),
              no: fc.option(number),
              agenda: fc.boolean(),
              remarks: line,
              gates: fc.array(fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,9}$/), { maxLength: 3 }),
            },
            {
              requiredKeys: [
                'number',
                'activity',
                'label',
                'executor',
                'executorAssumed',
                'drafters',
                'shape',
                'inputs',
                'time',
                'outputs',
                'yes',
                'no',
                'agenda',
                'remarks',
              ],
            },
          ),
          { minLength: 2, maxLength: 8 },
        ),
      }) as fc.Arbitrary<Edition>
    })
    .filter((it) => editionSchema.safeParse(it).success)
    .map((it) => editionSchema.parse(it))
}

test('the office’s own SOP goes out as BPMN and comes back word for word, with nothing to remark', async () => {
  const { edition, notes } = await read(writeBpmn(defaultEdition))
  assert.deepEqual(edition, defaultEdition)
  assert.deepEqual(notes, [])
})

test('any edition that can run comes back the very same', async () => {
  await fc.assert(
    fc.asyncProperty(anyEdition(), async (edition) => {
      const back = await read(writeBpmn(edition))
      assert.deepEqual(back.edition, edition)
      assert.deepEqual(back.notes, [])
      assert.ok(isRunnable(back.edition))
    }),
    { numRuns: 25 },
  )
})

test('any draft whatever comes back the very same, in any script, blank, or with arrows to nowhere', async () => {
  await fc.assert(
    fc.asyncProperty(anyDraft(), async (edition) => {
      const back = await read(writeBpmn(edition))
      assert.deepEqual(back.edition, edition)
      assert.deepEqual(back.notes, [])
    }),
    { numRuns: 80 },
  )
})

test('what no XML may hold is left out of the file, which stays readable', async () => {
  const [first, ...rest] = defaultEdition.steps
  const steps = [{ ...first!, activity: 'Menelaah\ufffe bahan\uffff' }, ...rest]
  const { edition } = await read(writeBpmn({ ...defaultEdition, steps }))
  assert.equal(edition.steps[0]?.activity, 'Menelaah bahan')
})

test('another tool finds everything in our file: lanes name nodes, every node has a shape, every flow its line', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(anyEdition(), anyDraft()), async (edition) => {
      const { rootElement, warnings } = await parseBpmn(writeBpmn(edition))
      assert.deepEqual(warnings, [])
      const drawnProcess = listOf(rootElement['rootElements']).find((it) => it.$type === 'bpmn:Process') as Element
      const flowElements = listOf(drawnProcess['flowElements'])
      const flows = flowElements.filter((it) => it.$type === 'bpmn:SequenceFlow')
      const nodes = flowElements.filter((it) => !flows.includes(it))
      const lanes = listOf(drawnProcess['laneSets']).flatMap((it) => listOf(it['lanes']))
      const inLanes = lanes.flatMap((it) => listOf(it['flowNodeRef']))
      assert.equal(new Set(inLanes).size, inLanes.length)
      const posts = new Set(edition.posts.map((it) => it.id))
      if (edition.steps.every((it) => posts.has(it.executor))) assert.deepEqual(new Set(inLanes), new Set(nodes))
      const drawn = drawnIn(rootElement)
      const drawnOf = (type: string) =>
        new Set(drawn.filter((it) => it.$type === type).map((it) => it['bpmnElement'] as Element))
      const pool = listOf(rootElement['rootElements']).flatMap((it) => listOf(it['participants']))
      assert.deepEqual(drawnOf('bpmndi:BPMNShape'), new Set([...pool, ...lanes, ...nodes]))
      assert.deepEqual(drawnOf('bpmndi:BPMNEdge'), new Set(flows))
    }),
    { numRuns: 20 },
  )
})

test('in the drawing no two shapes overlap, each lies in its lane, and each line begins and ends at its shapes', async () => {
  type Box = { x: number; y: number; width: number; height: number }
  await fc.assert(
    fc.asyncProperty(anyEdition(), async (edition) => {
      const { rootElement } = await parseBpmn(writeBpmn(edition))
      const drawn = drawnIn(rootElement)
      const boxes = new Map(
        drawn.filter((it) => it['bounds']).map((it) => [it['bpmnElement'] as Element, it['bounds'] as unknown as Box]),
      )
      const inside = (box: Box, it: { x: number; y: number }) =>
        it.x >= box.x && it.x <= box.x + box.width && it.y >= box.y && it.y <= box.y + box.height
      const nodes = [...boxes].filter(([it]) => it.$instanceOf?.('bpmn:FlowNode'))
      for (const [node, box] of nodes) {
        for (const [other, its] of nodes)
          assert.ok(
            node === other || box.x + box.width < its.x || its.x + its.width < box.x,
            `${node.id} on ${other.id}`,
          )
        const lane = [...boxes].find(([it]) => listOf(it['flowNodeRef']).includes(node))?.[1] as Box
        assert.ok(inside(lane, box) && inside(lane, { x: box.x + box.width, y: box.y + box.height }))
      }
      for (const edge of drawn.filter((it) => it['waypoint'])) {
        const flow = edge['bpmnElement'] as Element
        const points = edge['waypoint'] as { x: number; y: number }[]
        assert.ok(inside(boxes.get(flow['sourceRef'] as Element) as Box, points[0]!))
        assert.ok(inside(boxes.get(flow['targetRef'] as Element) as Box, points.at(-1)!))
        for (const [at, point] of points.entries()) {
          const before = points[at - 1]
          if (!before) continue
          assert.ok(before.x === point.x || before.y === point.y, 'lines run straight or turn at right angles')
          const middle = { x: (before.x + point.x) / 2, y: (before.y + point.y) / 2 }
          for (const [node, box] of nodes)
            if (node !== flow['sourceRef'] && node !== flow['targetRef'])
              assert.ok(!inside(box, middle), String(node.id))
        }
      }
    }),
    { numRuns: 20 },
  )
})

test('our file is valid against the schemas of the OMG', { skip: noSchemas }, async () => {
  const { validateXML } = await import('xmllint-wasm')
  const schema = (fileName: string) => ({ fileName, contents: readFileSync(join(schemas, fileName), 'utf8') })
  const editions = [defaultEdition, ...fc.sample(fc.oneof(anyEdition(), anyDraft()), { numRuns: 12, seed: 5 })]
  const { valid, errors } = await validateXML({
    xml: editions.map((it, at) => ({ fileName: `${at}.bpmn`, contents: writeBpmn(it) })),
    schema: [schema('BPMN20.xsd')],
    preload: ['Semantic.xsd', 'BPMNDI.xsd', 'DC.xsd', 'DI.xsd'].map(schema),
  })
  assert.deepEqual(errors, [])
  assert.ok(valid)
})

test('a change made in another tool is read, not overruled by what Siar wrote beside it', async () => {
  const xml = writeBpmn(defaultEdition)
    .replace('name="Sekretaris"', 'name="Sekretaris Dinas"')
    .replace('name="MEDIA INFORMASI" processRef', 'name="MEDIA BARU" processRef')
    .replace('<bpmn:flowNodeRef>Langkah_5</bpmn:flowNodeRef>', '')
    .replace(
      '<bpmn:flowNodeRef>Langkah_3</bpmn:flowNodeRef>',
      '<bpmn:flowNodeRef>Langkah_3</bpmn:flowNodeRef><bpmn:flowNodeRef>Langkah_5</bpmn:flowNodeRef>',
    )
    .replace('sourceRef="Keputusan_4" targetRef="Langkah_2"', 'sourceRef="Keputusan_4" targetRef="Langkah_3"')
    .replaceAll(/(?<=[</ ])siar:/g, 'lain:')
    .replace('xmlns:siar', 'xmlns:lain')
  const { edition, notes } = await read(xml)
  const { posts, steps } = defaultEdition
  assert.deepEqual(edition, {
    ...defaultEdition,
    title: 'MEDIA BARU',
    posts: posts.map((it) => (it.id === 'sekretaris' ? { ...it, name: 'Sekretaris Dinas' } : it)),
    steps: steps.map((it) =>
      it.number === 5 ? { ...it, executor: 'sekretaris' } : it.number === 4 ? { ...it, no: 3 } : it,
    ),
  })
  assert.deepEqual(
    notes.map((it) => it.message.id),
    ['Nama “MEDIA INFORMASI” pada proses lain tidak disimpan.'],
  )
})

const definitions = (inside: string, more = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x" ${more}>${inside}</definitions>`
const processOf = (inside: string) => definitions(`<process id="p" name="Layanan">${inside}</process>`)
const task = (id: string, inside = '', kind = 'task') =>
  `<${kind} id="${id}" name="${id.toUpperCase()}">${inside}</${kind}>`
const flow = (from: string, to: string, name = '') =>
  `<sequenceFlow id="${from}_${to}" ${name && `name="${name}"`} sourceRef="${from}" targetRef="${to}"/>`

test(
  'a file of another tool: numbers, times, posts and branches are taken over, the rest is said',
  { skip: noSchemas },
  async () => {
    const file = join(schemas, 'example-sop-media-informasi.bpmn')
    const it = await readBpmn(readFileSync(file))
    assert.deepEqual(said(it), [
      'Nama “Terpublikasi” pada peristiwa selesai tidak disimpan.',
      'Letak dan warna dalam gambar tidak disimpan; Siar menggambar sendiri.',
    ])
    const { posts, steps } = it.edition
    assert.deepEqual(
      posts.map((post) => post.name),
      ['Fungsional', 'Kepala Bidang', 'Sekretaris', 'Kepala Dinas'],
    )
    assert.deepEqual(
      steps.map((step) => step.time?.value),
      [30, 1, 15, 15, 15, 10],
    )
    assert.deepEqual(
      steps.map((step) => [step.number, step.shape, step.yes, step.no]),
      [
        [1, 'start', null, null],
        [2, 'process', null, null],
        [3, 'process', null, null],
        [4, 'decision', null, 2],
        [5, 'process', null, null],
        [6, 'end', null, null],
      ],
    )
    assert.equal(steps[3]?.activity, 'Menelaah bahan informasi dan publikasi')
  },
)

test('a bare process without lanes, events or drawing becomes steps of one post', async () => {
  const it = await read(processOf(task('a') + task('b') + flow('a', 'b')))
  assert.deepEqual(it.edition.posts, [{ id: 'layanan', name: 'Layanan' }])
  assert.deepEqual(
    it.edition.steps.map((step) => [step.activity, step.shape, step.executor, step.label]),
    [
      ['A', 'start', 'layanan', 'A'],
      ['B', 'end', 'layanan', 'B'],
    ],
  )
  assert.deepEqual(said(it), ['Berkas tidak punya lajur jabatan; semua langkah diberi satu jabatan, “Layanan”.'])
})

test('steps listed in any order follow their arrows', async () => {
  const it = await read(
    processOf(
      task('c') +
        task('a') +
        task('b') +
        '<endEvent id="e"/><startEvent id="s"/>' +
        flow('s', 'a') +
        flow('a', 'b') +
        flow('b', 'c') +
        flow('c', 'e'),
    ),
  )
  assert.deepEqual(
    it.edition.steps.map((step) => step.activity),
    ['A', 'B', 'C'],
  )
  assert.ok(it.notes.some((note) => note.code === 'order'))
})

test('nothing that an SOP cannot hold is lost in silence', async () => {
  const it = await read(
    definitions(
      `<message id="m" name="Surat"/>
      <collaboration id="k">
        <participant id="warga" name="Warga"/>
        <participant id="lain" name="Bagian Umum" processRef="q"/>
        <participant id="kita" name="Layanan" processRef="p"/>
        <messageFlow id="mf" name="permohonan" sourceRef="warga" targetRef="kita"/>
      </collaboration>
      <process id="q"><task id="q1"/></process>
      <process id="p" isExecutable="true" camunda:historyTimeToLive="7">
        <documentation>Disusun oleh Bagian Organisasi.</documentation>
        <laneSet id="ls"><lane id="luar" name="Dinas"><childLaneSet>
          <lane id="l1" name="Petugas"><flowNodeRef>a</flowNodeRef><flowNodeRef>b</flowNodeRef></lane>
          <lane id="l2" name="Kepala"><flowNodeRef>c</flowNodeRef><flowNodeRef>d</flowNodeRef><flowNodeRef>s1</flowNodeRef></lane>
        </childLaneSet></lane></laneSet>
        <startEvent id="s" name="Surat masuk"><timerEventDefinition/></startEvent>
        ${task('a', '<documentation>Bawa KTP.\nWaktu: 2 jam</documentation><extensionElements><camunda:formData/></extensionElements><standardLoopCharacteristics/>', 'userTask')}
        <parallelGateway id="fork"/>
        ${task('b', '', 'serviceTask')}
        ${task('c', '<multiInstanceLoopCharacteristics/>')}
        <parallelGateway id="join"/>
        <intermediateCatchEvent id="tunggu" name="Tunggu jawaban"><timerEventDefinition/></intermediateCatchEvent>
        <boundaryEvent id="telat" name="Terlambat" attachedToRef="c"><timerEventDefinition/></boundaryEvent>
        <exclusiveGateway id="g" name="Lengkap?"/>
        ${task('d')}
        <subProcess id="s1" name="Arsip"><task id="x" name="Salin"/><task id="y" name="Simpan"/></subProcess>
        <endEvent id="e"/><endEvent id="e2" name="Ditolak"/>
        <textAnnotation id="t"><text>Perlu dibahas</text></textAnnotation>
        ${flow('s', 'a') + flow('a', 'fork') + flow('fork', 'b') + flow('fork', 'c') + flow('b', 'join') + flow('c', 'join')}
        ${flow('join', 'tunggu') + flow('tunggu', 'd') + flow('d', 'g') + flow('g', 's1', 'lengkap') + flow('g', 'a', 'kurang') + flow('g', 'e2', 'batal')}
        ${flow('s1', 'e') + flow('telat', 'e2')}
      </process>`,
      'name="Berkas kerja"',
    ),
  )
  const { edition } = it
  assert.deepEqual(edition.posts, [
    { id: 'petugas', name: 'Petugas' },
    { id: 'kepala', name: 'Kepala' },
  ])
  assert.deepEqual(
    edition.steps.map((step) => [
      step.activity,
      step.executor,
      step.shape,
      step.yes,
      step.no,
      step.time?.value ?? null,
    ]),
    [
      ['A', 'petugas', 'start', null, null, 2],
      ['B', 'petugas', 'process', null, null, null],
      ['C', 'kepala', 'process', null, null, null],
      ['D', 'kepala', 'decision', null, 1, null],
      ['Arsip', 'kepala', 'end', null, null, null],
    ],
  )
  assert.deepEqual(
    edition.steps.map((step) => step.remarks),
    ['Bawa KTP.', '', '', '', 'Terdiri atas: Salin; Simpan'],
  )
  assert.deepEqual(said(it).toSorted(), [
    '1 alur pesan tidak disimpan (“permohonan”).',
    '1 catatan pada gambar tidak disimpan (“Perlu dibahas”).',
    '1 lajur tidak disimpan (“Dinas”).',
    '1 panah tidak disimpan.',
    '1 pelaksanaan berganda tidak disimpan.',
    '1 pengulangan kegiatan tidak disimpan.',
    '1 peristiwa antara tidak disimpan (“Tunggu jawaban”).',
    '1 peristiwa selesai tidak disimpan (“Ditolak”).',
    '1 peristiwa yang menempel pada kegiatan tidak disimpan (“Terlambat”).',
    '1 pesan tidak disimpan (“Surat”).',
    '1 pewaktu tidak disimpan.',
    '2 gerbang paralel tidak disimpan; cabangnya menjadi langkah berurutan.',
    'Cabang keputusan langkah 4: “lengkap” menjadi YA dan “kurang” menjadi TIDAK.',
    'Cabang “batal” dari keputusan langkah 4 ke akhir tidak disimpan.',
    'Hanya satu proses dibaca; 2 pool atau proses lain tidak disimpan: “Warga” (0 kegiatan), “Bagian Umum” (1 kegiatan).',
    'Kegiatan jenis tugas layanan menjadi langkah biasa: “B”.',
    'Keterangan teknis “camunda:historyTimeToLive” tidak disimpan, di 1 tempat (“p”).',
    'Nama “Berkas kerja” pada berkas tidak disimpan.',
    'Nama “Lengkap?” pada gerbang keputusan tidak disimpan.',
    'Nama “Surat masuk” pada peristiwa mulai tidak disimpan.',
    'Sesudah langkah 1 berkas menuju langkah 2 dan langkah 3; dalam rancangan menuju langkah 2.',
    'Sesudah langkah 2 berkas menuju langkah 4; dalam rancangan menuju langkah 3.',
    'Subproses “Arsip” menjadi satu langkah; isinya (2 unsur) hanya disebut di keterangan langkah itu.',
    'Tambahan milik camunda tidak disimpan, 1 unsur (“camunda:formData”).',
    'Uraian dalam berkas menjadi keterangan langkah 1.',
    'Uraian proses tidak disimpan: “Disusun oleh Bagian Organisasi.”.',
  ])
})

test('branches that are not named are said where they were guessed; a way to the end is no NO', async () => {
  const branches = (first: string, second: string) =>
    processOf(
      task('a') +
        task('b') +
        '<exclusiveGateway id="g"/>' +
        task('c') +
        task('d') +
        '<endEvent id="e"/>' +
        flow('a', 'b') +
        flow('b', 'g') +
        flow('g', first) +
        flow('g', second) +
        flow('c', 'd') +
        flow('d', 'e'),
    )
  const back = await read(branches('a', 'c'))
  assert.deepEqual([back.edition.steps[1]?.yes, back.edition.steps[1]?.no], [null, 1])
  assert.ok(
    said(back).includes('Cabang keputusan langkah 2 tidak bernama ya atau tidak; yang menuju langkah 3 dianggap YA.'),
  )
  const ended = await read(branches('c', 'e'))
  assert.deepEqual([ended.edition.steps[1]?.yes, ended.edition.steps[1]?.no], [null, null])
  assert.ok(said(ended).includes('Cabang tanpa nama dari keputusan langkah 2 ke akhir tidak disimpan.'))
})

test('data drawn beside a task becomes what the step needs and yields', async () => {
  const it = await read(
    processOf(
      '<dataObjectReference id="d1" name="Permohonan" dataObjectRef="o1"/><dataObject id="o1"/><dataObjectReference id="d2" name="Disposisi" dataObjectRef="o2"/><dataObject id="o2"/>' +
        task(
          'a',
          '<property id="p1" name="__targetRef_placeholder"/><dataInputAssociation id="i"><sourceRef>d1</sourceRef><targetRef>p1</targetRef></dataInputAssociation><dataOutputAssociation id="u"><targetRef>d2</targetRef></dataOutputAssociation>',
        ) +
        task('b') +
        flow('a', 'b'),
    ),
  )
  assert.deepEqual([it.edition.steps[0]?.inputs, it.edition.steps[0]?.outputs], [['Permohonan'], ['Disposisi']])
  assert.deepEqual(
    it.notes.map((note) => note.code),
    ['noLanes'],
  )
})

test('texts that are too long and values that mean nothing are cut or left out, and said', async () => {
  const long = await read(processOf(`<task id="a" name="${'😀'.repeat(3_000)}"/>${task('b')}${flow('a', 'b')}`))
  assert.equal(long.edition.steps[0]?.activity, '😀'.repeat(2_000))
  assert.ok(said(long).some((it) => it.startsWith('Kegiatan 1 dipotong')))
  const odd = await read(
    writeBpmn(defaultEdition)
      .replace('timeUnit="hour"', 'timeUnit="abad"')
      .replace('agenda="false"', 'agenda="mungkin"')
      .replace('siar:post="sekretaris"', 'siar:post="../etc"')
      .replace('madeOn="21 Januari 2022"', `madeOn="${'x'.repeat(501)}"`),
  )
  assert.deepEqual(
    odd.notes.map((it) => it.code),
    ['value', 'value', 'value', 'value', 'remarks', 'documentation'],
  )
  assert.equal(odd.edition.steps[0]?.time, null)
  assert.equal(odd.edition.posts[2]?.id, 'sekretaris')
})

test('two lanes that claim one post become two posts, and the second is told under which id', async () => {
  const twins = await read(writeBpmn(defaultEdition).replace('siar:post="sekretaris"', 'siar:post="fungsional"'))
  assert.deepEqual(
    twins.edition.posts.map((post) => post.id),
    ['fungsional', 'kepala-bidang', 'sekretaris', 'kepala-dinas'],
  )
  assert.deepEqual(
    twins.notes.map((it) => [it.code, it.message.id, it.message.en]),
    [
      [
        'postTwice',
        'Pengenal jabatan “fungsional” dipakai dua lajur; Sekretaris menjadi “sekretaris”.',
        'Two lanes use the post id “fungsional”; Sekretaris became “sekretaris”.',
      ],
    ],
  )
})

test('many remarks are shown up to a hundred, with how many more there are', async () => {
  const attributes = Array.from({ length: 300 }, (_, at) => `camunda:a${at}="1"`).join(' ')
  const it = await read(processOf(`<task id="a" ${attributes}/>${task('b')}${flow('a', 'b')}`))
  assert.equal(it.notes.length, NOTES_MAX + 1)
  assert.equal(it.notes.at(-1)?.code, 'more')
})

const refused = (file: Uint8Array) =>
  readBpmn(file).then(
    () => 'taken',
    (error: unknown) => {
      assert.ok(error instanceof Refused, String(error))
      return error.reason.code
    },
  )

test('a file that is no BPMN, could harm or is too large is refused with its reason', async () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => task(`t${at}`)).join('')
  const cases: Record<string, [string, Uint8Array]> = {
    empty: ['bpmn-unreadable', bytes('')],
    'no XML': ['bpmn-unreadable', bytes('PK\u0003\u0004')],
    'other XML': ['bpmn-unreadable', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    'BPMN of another namespace': ['bpmn-unreadable', bytes('<definitions xmlns="urn:x"/>')],
    'cut off': ['bpmn-unreadable', bytes(writeBpmn(defaultEdition).slice(0, 5_000))],
    'a DOCTYPE': ['bpmn-doctype', bytes(`<!DOCTYPE x [<!ENTITY a "b">]>${processOf(task('a'))}`)],
    'a hidden entity': ['bpmn-doctype', bytes(processOf('<!-- --><!entity x "y">'))],
    'UTF-16': ['bpmn-not-text', new Uint8Array(Buffer.from(`\ufeff${processOf('')}`, 'utf16le'))],
    'Latin-1': ['bpmn-not-text', new Uint8Array(Buffer.from(processOf('<task name="é"/>'), 'latin1'))],
    'over a megabyte': ['bpmn-too-large', new Uint8Array(BPMN_MB_MAX * 1024 * 1024 + 1)],
    'too many elements': ['bpmn-too-many-parts', bytes(processOf('<a/>'.repeat(5_001)))],
    'deep nesting': ['bpmn-too-many-parts', bytes('<a>'.repeat(100_000))],
    'no process': ['bpmn-no-steps', bytes(definitions('<message id="m"/>'))],
    'one step': ['bpmn-no-steps', bytes(processOf(task('a')))],
    'forty-one steps': ['bpmn-too-many-steps', bytes(processOf(many(41)))],
    'thirteen lanes': [
      'bpmn-too-many-posts',
      bytes(
        processOf(
          `<laneSet id="l">${Array.from({ length: 13 }, (_, at) => `<lane id="l${at}"/>`).join('')}</laneSet>${many(2)}`,
        ),
      ),
    ],
  }
  for (const [name, [code, file]] of Object.entries(cases)) assert.equal(await refused(file), code, name)
})

test('whatever is done to a file, it is read or refused, never a defect', async () => {
  const whole = writeBpmn(defaultEdition)
  const pieces = whole.split(/(?=[<" ])/)
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(fc.nat(pieces.length - 1), fc.nat(pieces.length - 1), fc.constantFrom('drop', 'twice', 'swap')),
        { minLength: 1, maxLength: 6 },
      ),
      async (changes) => {
        const changed = [...pieces]
        for (const [at, other, kind] of changes)
          if (kind === 'drop') changed[at] = ''
          else if (kind === 'twice') changed[at] += pieces[at] as string
          else [changed[at], changed[other]] = [changed[other] as string, changed[at] as string]
        const it = await read(changed.join('')).catch((error: unknown) => {
          assert.ok(error instanceof Refused, String(error))
          return null
        })
        if (it) assert.ok(editionSchema.safeParse(it.edition).success)
      },
    ),
    { numRuns: 80 },
  )
})
