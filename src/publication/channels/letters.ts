/** What the channels have in common that go out as letters: how they begin, and what is set of them. */
import { z } from 'zod'
import { Refused, sentence } from '../../base/refused.ts'
import type { Phrase } from '../../base/words/phrase.ts'
import type { Db } from '../../db/connect.ts'
import { findMail } from '../../notice/stores/mail.ts'
import { greetMail } from '../../outgoing/smtp.ts'
import { beginMailing, beginMailingAgain, isMailing } from '../../press/stores/mailings.ts'
import type { Field, Found, Package, Sent, Tried } from './channel.ts'

export const letterSettings = {
  replyTo: z.union([z.literal(''), z.email()]).default(''),
  perMinute: z.enum(['30', '60', '120', '300', '600', '1200', '6000']),
}

export const letterFields: readonly Field[] = [
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
    choices: letterSettings.perMinute.options.map((value) => ({ value, label: { id: value, en: value } })),
  },
]

/** @param smtpPassword of the office's mail server, where it asks for one */
export function letters(db: Db, smtpPassword: string | undefined) {
  return {
    /** One delivery is one mailing: begun here, in one transaction; its letters go out by `jobs/mailing.ts`. */
    async begin(
      it: Package,
      to: { readonly listId: string | null; readonly replyTo: string; readonly perMinute: string },
      again: boolean,
    ): Promise<Sent> {
      if (!(await findMail(db))) return { state: 'stopped', problem: letterWords.noServer.id }
      const mailing = { deliveryId: it.key, ...to, perMinute: Number(to.perMinute) }
      try {
        await db
          .transaction()
          .execute((tx) => (again ? beginMailingAgain(tx, mailing, it.now) : beginMailing(tx, mailing, it.now)))
      } catch (error) {
        if (error instanceof Refused) return { state: 'failed', problem: sentence(error.reason, 'id') }
        throw error
      }
      return { state: 'sent', remoteId: it.key, url: '' }
    },
    // Begun in one transaction: it is all there, or surely nothing of it.
    confirm: async (it: Package): Promise<Found> =>
      (await isMailing(db, it.key)) ? { state: 'sent', remoteId: it.key, url: '' } : { state: 'absent' },
    /** Whether the mail server lets the office in, in a line. */
    async greet(): Promise<{ readonly ok: boolean; readonly line: Tried['lines'][number] }> {
      const mail = await findMail(db)
      const greeted = mail && (await greetMail({ ...mail, password: smtpPassword }))
      const ok = greeted?.state === 'sent'
      const text = mail ? `${mail.host}:${mail.port} ${ok ? '✓' : (greeted?.said ?? '')}` : letterWords.noServer.id
      return { ok, line: { name: letterWords.server, text } }
    },
  }
}

export const letterWords = {
  subject: { id: 'Subjek', en: 'Subject' },
  letter: { id: 'Surel', en: 'Letter' },
  server: { id: 'Server surel', en: 'Mail server' },
  noServer: {
    id: 'Server surel kantor belum disetel. Isi di Pengaturan, Pemberitahuan dan surel.',
    en: 'The office’s mail server is not set. Set it at Settings, Notices and mail.',
  },
} satisfies Record<string, Phrase>
