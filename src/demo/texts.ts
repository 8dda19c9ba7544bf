import { isCrisis } from '../base/levels.ts'
import type { Content } from '../base/content.ts'
import { contentSchema } from '../base/content.ts'
import { defaultContentTypes } from '../base/default-content-types.ts'
import { factKey, typedFactsOf, type TypedFact } from '../base/facts.ts'
import { sha256 } from '../base/hash.ts'
import type { Officer } from '../base/officer.ts'
import type { Db } from '../db/connect.ts'
import { channelsOf, withVariants } from '../dossier/rules/variants.ts'
import * as store from '../dossier/stores/confirmations.ts'
import { append } from '../ledger/append.ts'
import { withPicture } from './pictures.ts'
import type { Story } from './stories/story.ts'
import { withTranslations } from './translations.ts'
import { withVideo } from './video.ts'

/** The text of a story, complete as its kind wants it. */
export function textOf(story: Story, again: boolean): Content {
  const paragraphs = [
    ...((again ? story.corrected?.text : undefined) ?? story.text ?? []),
    ...(again && !story.corrected
      ? ['Keterangan ini bersumber dari Pusat Pengendalian Operasi BPBD, Senin pukul 21.15 WIB.']
      : []),
  ]
  const type = defaultContentTypes.find((it) => it.id === kindOf(story))
  if (!type) throw new Error('the demo writes kinds of text that there are')
  const content = contentSchema.parse({
    title: story.title,
    summary: story.summary,
    topic: story.topic ?? '',
    disclosure: story.immediate ? 'immediate' : 'periodic',
    body: {
      type: 'doc',
      content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
    },
    facts: story.facts ?? [
      { who: story.agency, what: story.title, when: '', where: 'Kabupaten Trenggalek', source: story.source },
    ],
    attachments: [],
    type: type.id,
    fields: {
      ...story.immediate,
      ...Object.fromEntries(type.fields.filter((it) => it.required).map((it) => [it.id, answerOf(it.id, story)])),
    },
    checks: type.checklist.map((it) => it.id),
  })
  return withVariants(withVideo(withPicture(withTranslations(content))), channelsOf(type))
}

function kindOf(story: Story): string {
  if (story.topic === 'Klarifikasi') return 'klarifikasi-hoaks'
  if (isCrisis(story.level)) return 'pernyataan'
  return story.kind === 'activity' ? 'pengumuman' : 'siaran-pers'
}

function answerOf(field: string, story: Story): string {
  const answers: Record<string, string> = {
    dateline: 'TRENGGALEK',
    embargo: 'segera',
    narahubung: 'Dewi Anggraini, Pranata Humas, di kantor Diskominfo',
    'tentang-kantor':
      'Dinas Komunikasi dan Informatika Kabupaten Trenggalek mengelola informasi publik pemerintah kabupaten.',
    label: 'misinformasi',
    kabar: story.summary,
    'beredar-di': story.source,
    bukti: `Keterangan resmi ${story.agency}.`,
    'juru-bicara': `Kepala ${story.agency}`,
    diketahui: story.summary,
    'belum-diketahui': 'Penyebab dan jumlah kerugian.',
    pembaruan: 'Pukul 16.00 WIB di portal ini.',
    ditujukan: 'Warga Kabupaten Trenggalek',
    'berlaku-mulai': '2026-12-01',
  }
  return answers[field] ?? story.summary
}

/**
 * Asks the story's agency about the facts of its text; it answers at once, unless the story leaves it open. One fact of a
 * text that waits is said to be otherwise, so that the demo shows that too.
 */
export async function confirmFacts(
  db: Db,
  story: Story,
  it: { dossierId: string; officer: Officer },
  now: Date,
): Promise<void> {
  const facts = typedFactsOf(story.facts ?? [])
  if (facts.length === 0) return
  const { dossierId, officer } = it
  await db.transaction().execute(async (tx) => {
    const {
      id: requestId,
      token,
      salt,
      askedHash,
      expiresAt,
    } = await store.insertFactRequest(
      tx,
      { dossierId, facts, addressee: story.agency, purpose: story.title, hours: 72, personId: officer.personId },
      now,
    )
    const answered = story.said !== undefined
    if (answered) await store.useLink(tx, token, now)
    const told = (fact: TypedFact) => ({ id: fact.id, valueHash: sha256(`${salt}:${factKey(fact)}`) })
    const verdicts = facts.map((fact) => ({
      fact,
      verdict: fact.id === story.said?.wrong ? ('wrong' as const) : ('right' as const),
      correction: fact.id === story.said?.wrong ? story.said.correction : '',
      note: '',
    }))
    const answer = answered
      ? await store.insertAnswer(
          tx,
          {
            dossierId,
            requestId,
            way: 'link',
            name: story.said?.name ?? '',
            post: story.said?.post ?? '',
            how: '',
            recordedBy: null,
            saidAt: now.toISOString(),
            verdicts,
            salt,
          },
          now,
        )
      : null
    await append(
      tx,
      {
        kind: 'facts-asked',
        dossierId,
        requestId,
        personId: officer.personId,
        askedHash,
        facts: facts.map(told),
        expiresAt: expiresAt.toISOString(),
      },
      now,
    )
    if (answer)
      await append(
        tx,
        {
          kind: 'facts-answered',
          dossierId,
          requestId,
          answerId: answer.id,
          way: 'link',
          answerHash: answer.hash,
          facts: verdicts.map(({ fact, verdict }) => ({ ...told(fact), verdict })),
        },
        now,
      )
  })
}
