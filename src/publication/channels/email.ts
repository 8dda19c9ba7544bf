import { z } from 'zod'
import type { Db } from '../../db/connect.ts'
import type { Phrase } from '../../base/words/phrase.ts'
import { countMembers, listLists, readList } from '../../press/stores/lists.ts'
import { letterSheet, letterTo } from '../rules/release-letter.ts'
import { channel, type Channel, type Destination, type Package, type Prepared } from './channel.ts'
import { letterFields, letters, letterSettings, letterWords } from './letters.ts'

const settings = z.strictObject({ list: z.uuid(), ...letterSettings })
type Settings = z.output<typeof settings>

/**
 * Releases by e-mail to a list of journalists, each letter with a receipt of its own.
 * @param smtpPassword of the office's mail server, where it asks for one
 */
export function email(db: Db, smtpPassword: string | undefined): Channel {
  const post = letters(db, smtpPassword)
  const begin = (it: Package, { settings: { list: listId, ...rest } }: Destination<Settings>, again: boolean) =>
    post.begin(it, { listId, ...rest }, again)
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
      ...letterFields,
    ],
    settings,
    prepare(it): Prepared {
      const sheet = letterSheet(it.content, it)
      const { subject, text } = letterTo(sheet, { ...example, unsubscribeUrl: `${it.portal}/pers/berhenti/…` }) // prettier-ignore
      return {
        parts: [
          { name: letterWords.subject, text: subject },
          { name: letterWords.letter, text },
        ],
        limits: [],
        pictures: [],
        problems: sheet.paragraphs.length === 0 ? [words.empty] : [],
      }
    },
    send: (it, to) => begin(it, to, false),
    correct: (it, to) => begin(it, to, true),
    withdraw: (it, to) => begin(it, to, true),
    confirm: post.confirm,
    prove: () => null,
    async tryOut(to) {
      const list = await readList(db, to.settings.list)
      const { members, reachable } = await countMembers(db, list.id)
      const greeted = await post.greet()
      return {
        ok: reachable > 0 && greeted.ok,
        lines: [{ name: words.list, text: `${list.name}: ${reachable} / ${members}` }, greeted.line],
      }
    },
  })
}

const example = { name: 'Siti Aminah', outlet: 'Radar Contoh' }
const words = {
  list: { id: 'Dapat dikirimi / isi daftar', en: 'Can be written to / in the list' },
  empty: {
    id: 'Naskah untuk surel kosong. Tulis bentuknya di naskah, lalu mintakan persetujuan.',
    en: 'There is no text for e-mail. Write it beside the text and have it approved.',
  },
} satisfies Record<string, Phrase>
