import { contentHash } from '../src/base/content-hash.ts'
import type { Content } from '../src/base/content.ts'
import { dayOf, ZONE } from '../src/base/calendar.ts'
import { addComment } from '../src/dossier/api/comments.ts'
import { actOnDossier, readDossier, saveDraft } from '../src/dossier/api.ts'
import { addItem, closeRound, dismissItem, openRound, pickItem } from '../src/inventory/api.ts'
import { changePerson, listPeople, saveOffice } from '../src/office/api.ts'
import { readWorkCalendar, saveWorkCalendar } from '../src/office/api/calendar.ts'
import { closeDuty, enterDuty, readDuty } from '../src/office/api/duty.ts'
import { insertToken } from '../src/office/stores/tokens.ts'
import { listPapers } from '../src/record/api.ts'
import { copyEdition, listEditions, putInForce, readEdition, saveEdition } from '../src/sop/api.ts'
import type { Edition } from '../src/sop/rules.ts'
import { deskHostile, ruleHostile } from './hostile-desk.ts'
import { hostile } from './hostile-text.ts'
import { openNotes, someContent, type TestOffice, type TestPerson } from './office.ts'

type WorkAct = Parameters<typeof bodyOf>[0]
const bodyOf = (act: (typeof actOnDossier)['body']['_zod']['output']['act']) => act

export type HostileOffice = {
  readonly dossierId: string
  readonly heldId: string
  readonly decidingId: string
  readonly itemId: string
  readonly roundId: string
  readonly draftEdition: string
  readonly dispositionId: string
  readonly content: Content
  readonly alt: string
  readonly caption: string
  /** The pages that became public: the first stands, the second was withdrawn. */
  readonly publicPaths: readonly [string, string]
  /** Where an agency is asked about facts of the held one. */
  readonly askedPath: string
}

/** Types a hostile text into every field that a person can type, through the server's own doors, and publishes it. */
export async function liveHostile(office: TestOffice, url: string): Promise<HostileOffice> {
  const { fungsional, administrator, sekretaris } = office.people
  const kabid = office.people['kepala-bidang']
  const today = dayOf(ZONE, new Date())
  await nameEverything(office, today)
  await ruleHostile(office)
  const draftEdition = await writeEdition(administrator, today)

  const noted = (tag: string) =>
    fungsional.call(addItem, {
      body: {
        kind: 'issue',
        title: hostile(tag),
        summary: hostile('ringkasan butir'),
        agency: hostile('OPD', 120),
        source: hostile('sumber', 200),
        sourceUrl: 'https://contoh.siar/"><svg/onload=window.__hit=1>',
        notedOn: today,
        level: 'alert',
        programmeId: null,
      },
    })
  const { id: roundId } = await fungsional.call(openRound, { body: { title: hostile('putaran', 120) } })
  const { id: itemId } = await noted('dikesampingkan')
  await fungsional.call(dismissItem, { params: { itemId }, body: { reason: hostile('alasan') } })
  const act = async (person: TestPerson, dossierId: string, asked: WorkAct) => {
    const { revision } = await person.call(readDossier, { params: { dossierId } })
    return person.call(actOnDossier, { params: { dossierId }, body: { seenRevision: revision, act: asked } })
  }
  const begin = async (tag: string) => {
    const { id } = await noted(tag)
    const { dossierId } = await fungsional.call(pickItem, { params: { itemId: id }, body: { urgent: true } })
    await act(fungsional, dossierId, { kind: 'assess', level: 'crisis', reason: hostile('tingkat') })
    return dossierId
  }
  const dossierIds = [await begin('terbit'), await begin('tarik'), await begin('tahan'), await begin('putus')] as const
  await fungsional.call(closeRound, { params: { roundId }, body: {} })
  await noted('belum dipilah')

  const picture = await upload(url, fungsional)
  const alt = hostile('pengganti')
  const caption = hostile('keterangan')
  const write = async (dossierId: string, tag: string) => {
    const content = hostileContent({ tag, picture, alt, caption })
    const { draftSave } = await fungsional.call(readDossier, { params: { dossierId } })
    await fungsional.call(saveDraft, { params: { dossierId }, body: { content, seenSave: draftSave } })
    return { content, version: contentHash(content) }
  }
  const toDecision = async (dossierId: string, tag: string) => {
    const written = await write(dossierId, tag)
    await act(kabid, dossierId, { kind: 'complete', version: written.version })
    await act(sekretaris, dossierId, { kind: 'complete', version: written.version })
    return written
  }

  const publicPaths: string[] = []
  let content: Content | undefined
  for (const [at, dossierId] of dossierIds.slice(0, 2).entries()) {
    const first = await toDecision(dossierId, `pertama ${at}`)
    await fungsional.call(addComment, { params: { dossierId }, body: { text: hostile('percakapan') } })
    await office.decide(dossierId, first.version, { answer: 'no', reason: hostile('tidak'), toStep: 2 })
    const second = await toDecision(dossierId, `kedua ${at}`)
    await office.decide(dossierId, second.version, { answer: 'yes-with-notes', notes: [{ text: hostile('catatan') }] })
    await act(kabid, dossierId, { kind: 'certify', version: second.version, notes: await openNotes(kabid, dossierId) })
    await act(kabid, dossierId, { kind: 'complete', version: second.version })
    const { publicPath } = await act(fungsional, dossierId, { kind: 'complete', version: second.version })
    publicPaths.push(publicPath ?? '')
    content ??= second.content
    await office.deliverAll()
  }
  await act(kabid, dossierIds[1], { kind: 'withdraw', reason: hostile('ditarik') })
  const asked = await deskHostile(office, dossierIds[2], (await write(dossierIds[2], 'ditahan')).content)
  await act(kabid, dossierIds[2], { kind: 'hold', reason: hostile('ditahan') })
  await act(kabid, dossierIds[2], { kind: 'resume' })
  await act(kabid, dossierIds[2], { kind: 'return', reason: hostile('kembali'), toStep: 1 })
  await toDecision(dossierIds[3], 'menunggu putusan')
  await office.deliverAll()

  const { rows } = await kabid.call(listPapers, { params: { dossierId: dossierIds[0] } })
  const dispositionId = rows.find((row) => row.dispositionId)?.dispositionId
  if (!dispositionId || !content) throw new Error('the hostile dossier left no disposition')
  return {
    dossierId: dossierIds[0],
    heldId: dossierIds[2],
    decidingId: dossierIds[3],
    itemId,
    roundId,
    draftEdition,
    dispositionId,
    content,
    alt,
    caption,
    publicPaths: publicPaths as unknown as [string, string],
    askedPath: asked,
  }
}

/** The office, its people, their tokens and its days off. */
async function nameEverything(office: TestOffice, today: string): Promise<void> {
  const { administrator } = office.people
  await administrator.call(saveOffice, {
    body: {
      name: hostile('kantor', 200),
      regency: hostile('kabupaten', 200),
      address: hostile('alamat'),
      logoHash: null,
    },
  })
  const { rows: people } = await administrator.call(listPeople, {})
  for (const { id, email, role } of people)
    await administrator.call(changePerson, {
      params: { personId: id },
      body: {
        name: hostile(email, 200),
        email,
        role,
        rank: hostile('pangkat', 100),
        nip: hostile('nip', 40),
        leftOn: null,
      },
    })
  const { id: seen, edition } = await administrator.call(readWorkCalendar, {})
  const on = `${Number(today.slice(0, 4)) + 2}-01-01`
  const day = {
    on,
    name: hostile('libur', 120),
    kind: 'local' as const,
    hours: [],
    source: hostile('dasar'),
    certain: true,
  }
  await administrator.call(saveWorkCalendar, {
    body: { seen, edition: { ...edition, days: [...edition.days, day] }, note: hostile('catatan') },
  })
  const expiresAt = new Date(Date.now() + 86_400_000)
  const shift = {
    from: new Date().toISOString(),
    until: new Date(Date.now() + 6 * 3_600_000).toISOString(),
    personIds: [office.people.fungsional.personId, office.people.sekretaris.personId],
    letterNumber: hostile('surat tugas', 100),
    letteredOn: today,
    note: hostile('ruang piket', 200),
  }
  const later = { ...shift, from: shift.until, until: new Date(Date.now() + 9 * 3_600_000).toISOString() }
  await administrator.call(enterDuty, { body: { shifts: [shift, later] } })
  const { shifts } = await administrator.call(readDuty, { query: { from: today, to: today } })
  const last = shifts.at(-1)
  if (last)
    await administrator.call(closeDuty, { params: { shiftId: last.id }, body: { reason: hostile('alasan piket') } })
  await office.db
    .transaction()
    .execute((tx) =>
      insertToken(
        tx,
        { personId: office.people.fungsional.personId, name: hostile('token', 100), expiresAt },
        new Date(),
      ),
    )
}

/** An edition in force today with every text of the sheet hostile, and a draft of the next. */
async function writeEdition(administrator: TestPerson, today: string): Promise<string> {
  const copy = async (copyOf: string) => (await administrator.call(copyEdition, { body: { copyOf } })).id
  const { current } = await administrator.call(listEditions, {})
  const editionId = await copy(current ?? '')
  const params = { editionId }
  const { body, revision } = await administrator.call(readEdition, { params })
  const saved = await administrator.call(saveEdition, {
    params,
    body: { body: hostileEdition(body), seenRevision: revision },
  })
  await administrator.call(putInForce, { params, body: { from: today, seenRevision: saved.revision } })
  return copy(editionId)
}

function hostileEdition(body: Edition): Edition {
  const list = (name: string) => [hostile(`${name} satu`), hostile(`${name} dua`)]
  return {
    ...body,
    issuer: list('instansi'),
    madeOn: hostile('dibuat'),
    revisedOn: hostile('direvisi'),
    effectiveOn: hostile('efektif'),
    approvedBy: { unit: hostile('unit'), name: hostile('pengesah'), nip: hostile('nip') },
    title: hostile('judul SOP'),
    legalBasis: list('hukum'),
    qualifications: list('kualifikasi'),
    relatedSops: list('terkait'),
    equipment: list('alat'),
    warnings: list('peringatan'),
    records: list('catatan'),
    posts: body.posts.map((post) => ({ ...post, name: hostile(post.id) })),
    steps: body.steps.map((step) => ({
      ...step,
      activity: hostile(`kegiatan ${step.number}`),
      label: hostile('sebutan', 30),
      inputs: list('kelengkapan'),
      outputs: list('hasil'),
      remarks: hostile('keterangan'),
    })),
  }
}

function hostileContent(it: { tag: string; picture: string; alt: string; caption: string }): Content {
  const words = (text: string, marks: object[] = []) => [{ type: 'text', text, ...(marks.length > 0 && { marks }) }]
  const paragraph = (text: string) => ({ type: 'paragraph', content: words(text) })
  const link = { type: 'link', attrs: { href: 'https://contoh.siar/"><svg/onload=window.__hit=1>' } }
  return someContent(hostile(`judul ${it.tag}`), {
    summary: hostile('ringkasan'),
    topic: hostile('topik', 60),
    body: {
      type: 'doc',
      content: [
        paragraph(hostile('isi')),
        { type: 'heading', attrs: { level: 2 }, content: words(hostile('anak judul')) },
        { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(hostile('butir'))] }] },
        { type: 'blockquote', content: [paragraph(hostile('kutipan'))] },
        { type: 'paragraph', content: words(hostile('tautan'), [{ type: 'bold' }, link]) },
        {
          type: 'table',
          content: [{ type: 'tableRow', content: [{ type: 'tableHeader', content: [paragraph(hostile('sel'))] }] }],
        },
        {
          type: 'image',
          attrs: { src: it.picture, alt: it.alt, caption: it.caption, credit: hostile('kredit', 200), people: 'none' },
        },
      ],
    } as Content['body'],
    facts: [
      {
        who: hostile('siapa'),
        what: hostile('apa'),
        when: hostile('kapan', 100),
        where: hostile('di mana'),
        source: hostile('sumber'),
      },
    ],
    attachments: [{ hash: it.picture, name: hostile('lampiran.png', 200), mediaType: 'image/png', sizeBytes: 70 }],
  })
}

const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** The smallest picture, under a hostile file name. */
async function upload(url: string, person: TestPerson): Promise<string> {
  const form = new FormData()
  form.set('file', new File([Buffer.from(DOT, 'base64')], `${hostile('gambar', 100)}.png`, { type: 'image/png' }))
  const answer = await fetch(`${url}/api/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${person.token}` },
    body: form,
  })
  const kept = (await answer.json()) as { hash?: string }
  if (!kept.hash) throw new Error(`the picture was refused: ${JSON.stringify(kept)}`)
  return kept.hash
}
