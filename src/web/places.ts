import { complianceWords } from '../base/words/compliance.ts'
import { words } from '../base/words/common.ts'
import { editorialCalendarWords } from '../base/words/editorial-calendar.ts'
import { letterWords } from '../base/words/letters.ts'
import { noticeWords } from '../base/words/notices.ts'
import { reportWords } from '../base/words/reports.ts'
import { pressWords } from '../base/words/press.ts'

/** The places of the application, each with the letter that leads there after `g`. */
export const places = [
  { to: '/', key: 'm', word: words.desk },
  { to: '/papan', key: 'p', word: words.board },
  { to: '/inventaris', key: 'i', word: words.inventory },
  { to: '/berkas', key: 'b', word: words.dossiers },
  { to: '/terbitan', key: 't', word: words.publications },
  { to: '/kalender', key: 'l', word: editorialCalendarWords.title },
  { to: '/pers', key: 'e', word: pressWords.press },
] as const
export const records = [
  { to: '/surat-masuk', key: 'r', word: letterWords.letters },
  { to: '/agenda', key: 'a', word: words.agenda },
  { to: '/arsip', key: 'v', word: words.archive },
  { to: '/sop', key: 's', word: words.sop },
  { to: '/laporan', key: 'o', word: reportWords.title },
  { to: '/kepatuhan', key: 'h', word: complianceWords.title },
  { to: '/buku-catatan', key: 'c', word: words.ledger },
  { to: '/periksa', key: 'k', word: words.audit },
] as const
const notices = { to: '/pemberitahuan', key: 'n', word: noticeWords.title } as const
export const settings = { to: '/pengaturan', key: 'u', word: words.settings } as const
export const everywhere = [...places, notices, ...records, settings]
