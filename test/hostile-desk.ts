import { dayOf, ZONE } from '../src/base/calendar.ts'
import type { Content } from '../src/base/content.ts'
import type { TypedFact } from '../src/base/facts.ts'
import { addComment } from '../src/dossier/api/comments.ts'
import { askFacts, recordCall } from '../src/dossier/api/confirmations.ts'
import { saveContentType } from '../src/dossier/api/content-types.ts'
import { replaceElectionRules } from '../src/dossier/api/election.ts'
import { overrideFinding, readFindings } from '../src/dossier/api/gates.ts'
import { anchorAt } from '../src/dossier/rules/anchor.ts'
import { readDossier, saveDraft } from '../src/dossier/api.ts'
import { addTerm } from '../src/office/api/terms.ts'
import { hostile } from './hostile-text.ts'
import { announcement, type TestOffice } from './office.ts'

const both = (tag: string, max = 300) => ({ id: hostile(tag, max), en: hostile(`${tag} en`, max) })

/** The office's own data that texts are written and judged by: a kind of text, the dictionary, the election rules. */
export async function ruleHostile(office: TestOffice): Promise<void> {
  const { administrator, sekretaris } = office.people
  const field = { id: 'jawaban', label: both('isian', 120), help: both('petunjuk'), required: false }
  await administrator.call(saveContentType, {
    body: {
      seenRevision: 0,
      type: {
        ...announcement,
        id: 'uji',
        name: both('jenis', 120),
        help: both('kapan'),
        fields: [
          { ...field, kind: 'text', maxLength: 300, choices: [] },
          {
            ...field,
            id: 'pilihan',
            kind: 'choice',
            maxLength: 300,
            choices: [
              { id: 'a', label: both('pilihan a', 120) },
              { id: 'b', label: both('pilihan b', 120) },
            ],
          },
        ],
        checklist: [{ id: 'periksa', text: both('periksa') }],
        template: { ...announcement.template, title: hostile('kerangka'), summary: hostile('ringkasan kerangka') },
      },
    },
  })
  await sekretaris.call(addTerm, {
    body: {
      kind: 'official',
      preferred: hostile('nama', 200),
      title: hostile('sebutan', 200),
      avoid: [hostile('isi', 120), '((a+)+)+$', 'longsor'],
      note: hostile('keterangan'),
      source: hostile('sumber'),
      validFrom: null,
      validUntil: null,
    },
  })
  const today = dayOf(ZONE, new Date())
  await administrator.call(replaceElectionRules, {
    body: {
      seenRevision: 0,
      pack: {
        name: hostile('paket'),
        note: hostile('catatan paket'),
        reviewBy: today,
        periods: [{ id: 'masa', name: hostile('masa'), from: today, until: today, source: hostile('dasar masa') }],
        rules: [
          {
            id: 'aturan',
            says: hostile('aturan'),
            law: hostile('pasal'),
            source: hostile('dasar'),
            phrases: [hostile('isi', 100), '((aa+)+)+$ bb'],
            during: ['masa'],
            severity: 'should',
            override: 'reason',
          },
        ],
      },
    },
  })
}

/**
 * Writes on a dossier a text of the hostile kind, has its facts asked for and answered, speaks of it and overrides a
 * finding. Resolves to the path of the page on which an agency answers.
 */
export async function deskHostile(office: TestOffice, dossierId: string, plain: Content): Promise<string> {
  const { fungsional } = office.people
  const kabid = office.people['kepala-bidang']
  const params = { dossierId }
  const common = { label: hostile('tentang', 200), source: hostile('sumber fakta') }
  const facts: [TypedFact, TypedFact] = [
    { ...common, id: 'satu', kind: 'name', value: hostile('nama'), title: hostile('gelar') },
    { ...common, id: 'dua', kind: 'place', value: hostile('tempat'), village: hostile('desa', 200), district: '' },
  ]
  const content: Content = {
    ...plain,
    type: 'uji',
    fields: { jawaban: hostile('jawaban'), pilihan: 'a' },
    checks: [],
    facts: [...facts],
  }
  const { draftSave } = await fungsional.call(readDossier, { params })
  await fungsional.call(saveDraft, { params, body: { content, seenSave: draftSave } })

  const [asked, told] = facts
  const asking = { facts: [asked], addressee: hostile('OPD', 200), purpose: hostile('keperluan') }
  const { link } = await fungsional.call(askFacts, { params, body: asking })
  const verdict = { fact: told, verdict: 'wrong' as const, correction: hostile('seharusnya'), note: hostile('ujar') }
  const who = { name: hostile('penjawab', 200), post: hostile('jabatan penjawab', 200), how: hostile('cara') }
  await fungsional.call(recordCall, {
    params,
    body: { verdicts: [verdict], ...who, saidAt: new Date().toISOString() },
  })
  const anchor = anchorAt(content, { at: 'title', from: 0, to: content.title.length })
  if (!anchor) throw new Error('the title can be spoken of')
  await kabid.call(addComment, {
    params,
    body: {
      text: hostile('komentar'),
      mustFix: true,
      anchor: { ...anchor, echoes: [...anchor.echoes] },
      suggestion: hostile('usul'),
    },
  })
  const { findings, version } = await kabid.call(readFindings, { params })
  const open = findings.find((it) => it.severity === 'must' && it.override === 'reason')
  if (!open || !version || !link) throw new Error('the hostile text has no finding to override')
  const { revision } = await kabid.call(readDossier, { params })
  await kabid.call(overrideFinding, {
    params,
    body: { seenRevision: revision, version, key: open.key, reason: hostile('simpangi') },
  })
  return new URL(link, 'http://siar').pathname
}
