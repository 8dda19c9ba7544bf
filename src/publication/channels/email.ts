import { z } from 'zod'
import { Refused, sentence } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import type { Phrase } from '../../base/words/phrase.ts'
import { findMail } from '../../notice/stores/mail.ts'
import { greetMail } from '../../outgoing/smtp.ts'
import { countMembers, listLists, readList } from '../../press/stores/lists.ts'
import { beginMailing, beginMailingAgain, isMailing, type NewMailing } from '../../press/stores/mailings.ts'
import { letterSheet, letterTo } from '../rules/release-letter.ts'
import { channel, type Channel, type Destination, type Package, type Prepared, type Sent } from './channel.ts'

const settings = z.strictObject({
  list: z.uuid(),
  replyTo: z.union([z.literal(''), z.email()]).default(''),
  perMinute: z.enum(['30', '60', '120', '300', '600', '1200', '6000']),
})
type Settings = z.output<typeof settings>

/**
 * Releases by e-mail to a list of journalists. One delivery is one mailing: it is begun here, in one transaction, and its
 * letters go out one by one by `jobs/mailing.ts`, each with a receipt of its own.
 * @param smtpPassword of the office's mail server, where it asks for one
 */
export function email(db: Db, smtpPassword: string | undefined): Channel {
  const begin = async (it: Package, to: Destination<Settings>, again: boolean): Promise<Sent> => {
    if (!(await findMail(db))) return { state: 'stopped', problem: words.noServer.id }
    const mailing: NewMailing = {
      deliveryId: it.key,
      listId: to.settings.list,
      replyTo: to.settings.replyTo,
      perMinute: Number(to.settings.perMinute),
    }
    try {
      await db
        .transaction()
        .execute((tx) => (again ? beginMailingAgain(tx, mailing, it.now) : beginMailing(tx, mailing, it.now)))
    } catch (error) {
      if (error instanceof Refused) return { state: 'failed', problem: sentence(error.reason, 'id') }
      throw error
    }
    return { state: 'sent', remoteId: it.key, url: '' }
  }
  return channel({
    name: 'email',
    label: { id: 'Surel ke daftar kirim', en: 'E-mail to a list' },
    about: {
      id: 'Siaran pers ke satu daftar wartawan, satu surel untuk satu orang, dengan tanda terima masing-masing. Memakai server surel kantor.',
      en: 'Releases to one list of journalists, one letter each, with a receipt of its own. By the office’s mail server.',
    },
    fields: [
      {
        name: 'list',
        label: { id: 'Daftar kirim', en: 'List' },
        help: { id: 'Dibuat di Pers, Daftar kirim.', en: 'Made at Press, Mailing lists.' },
        required: true,
        choicesNow: async () =>
          (await listLists(db, { retired: false })).map(({ id, name }) => ({ value: id, label: { id: name, en: name } })), // prettier-ignore
      },
      {
        name: 'replyTo',
        label: { id: 'Balasan ke', en: 'Answers to' },
        help: {
          id: 'Alamat yang dibaca orang. Kosong: pengirim surel kantor.',
          en: 'An address that somebody reads. Empty: the sender of the office’s mail.',
        },
        required: false,
      },
      {
        name: 'perMinute',
        label: { id: 'Surel per menit', en: 'Letters a minute' },
        help: { id: 'Menurut yang diizinkan server surel kantor.', en: 'As the office’s mail server allows.' },
        required: true,
        choices: ['30', '60', '120', '300', '600', '1200', '6000'].map((value) => ({
          value,
          label: { id: value, en: value },
        })),
      },
    ],
    settings,
    prepare(it): Prepared {
      const sheet = letterSheet(it.content, it)
      const { subject, text } = letterTo(sheet, { ...example, unsubscribeUrl: `${it.portal}/pers/berhenti/…` }) // prettier-ignore
      return {
        parts: [
          { name: words.subject, text: subject },
          { name: words.letter, text },
        ],
        limits: [],
        pictures: [],
        problems: sheet.paragraphs.length === 0 ? [words.empty] : [],
      }
    },
    send: (it, to) => begin(it, to, false),
    correct: (it, to) => begin(it, to, true),
    withdraw: (it, to) => begin(it, to, true),
    // Begun in one transaction: it is all there, or surely nothing of it.
    confirm: async (it) =>
      (await isMailing(db, it.key)) ? { state: 'sent', remoteId: it.key, url: '' } : { state: 'absent' },
    prove: () => null,
    async tryOut(to) {
      const list = await readList(db, to.settings.list)
      const { members, reachable } = await countMembers(db, list.id)
      const mail = await findMail(db)
      const greeted = mail && (await greetMail({ ...mail, password: smtpPassword }))
      return {
        ok: reachable > 0 && greeted?.state === 'sent',
        lines: [
          { name: words.list, text: `${list.name}: ${reachable} / ${members}` },
          {
            name: words.server,
            text: mail ? `${mail.host}:${mail.port} ${greeted?.state === 'sent' ? '✓' : (greeted?.said ?? '')}` : words.noServer.id, // prettier-ignore
          },
        ],
      }
    },
  })
}

const example = { name: 'Siti Aminah', outlet: 'Radar Contoh' }
const words = {
  subject: { id: 'Subjek', en: 'Subject' },
  letter: { id: 'Surel', en: 'Letter' },
  list: { id: 'Dapat dikirimi / isi daftar', en: 'Can be written to / in the list' },
  server: { id: 'Server surel', en: 'Mail server' },
  noServer: {
    id: 'Server surel kantor belum disetel. Isi di Pengaturan, Pemberitahuan dan surel.',
    en: 'The office’s mail server is not set. Set it at Settings, Notices and mail.',
  },
  empty: {
    id: 'Naskah untuk surel kosong. Tulis bentuknya di naskah, lalu mintakan persetujuan.',
    en: 'There is no text for e-mail. Write it beside the text and have it approved.',
  },
} satisfies Record<string, Phrase>
