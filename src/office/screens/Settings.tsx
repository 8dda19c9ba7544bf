import { useSearch } from '@tanstack/react-router'
import { Link } from '@tanstack/react-router'
import { awayWords } from '../../base/words/away.ts'
import { bookWords } from '../../base/words/books.ts'
import { calendarWords } from '../../base/words/calendar.ts'
import { dutyWords } from '../../base/words/duty.ts'
import { electionWords } from '../../base/words/gates.ts'
import { typeWords } from '../../base/words/content-types.ts'
import { filingWords } from '../../base/words/filing.ts'
import { letterheadWords } from '../../base/words/letterhead.ts'
import { sendingWords } from '../../base/words/notice-sending.ts'
import { officeWords as o } from '../../base/words/office.ts'
import { paperWords } from '../../base/words/papers.ts'
import { radarSettingWords } from '../../base/words/radar-settings.ts'
import { crisisPlanWords } from '../../base/words/crisis-plan.ts'
import { crisisWords } from '../../base/words/crisis.ts'
import { destinationWords } from '../../base/words/destinations.ts'
import { portalThemeWords } from '../../base/words/portal-theme.ts'
import { signingWords } from '../../base/words/signing.ts'
import { termWords } from '../../base/words/terms.ts'
import { editorialCalendarWords } from '../../base/words/editorial-calendar.ts'
import { Page } from '../../web/kit/Page.tsx'
import { useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { AbsencesPart } from './Absences.tsx'
import { ActingPart } from './Acting.tsx'
import { AuthorityPart } from './Authority.tsx'
import { OfficePart, PeoplePart } from './Administration.tsx'
import { CalendarFeedsPart } from './CalendarFeeds.tsx'
import { DictionaryPart } from './Dictionary.tsx'
import { DutyPart } from './Duty.tsx'
import { LetterheadPart } from './Letterhead.tsx'
import { PostsPart } from './Posts.tsx'
import { SecurityPart, TokensPart } from './Security.tsx'
import { SigningPart } from './Signing.tsx'
import { WorkCalendarPart } from './WorkCalendar.tsx'
import './office.css'
import './terms.css'

const parts = {
  saya: { word: o.security, screen: SecurityPart },
  'kalender-redaksi': { word: editorialCalendarWords.feeds, screen: CalendarFeedsPart },
  token: { word: o.tokens, screen: TokensPart },
  kalender: { word: calendarWords.title, screen: WorkCalendarPart },
  piket: { word: dutyWords.title, screen: DutyPart },
  berhalangan: { word: awayWords.absences, screen: AbsencesPart },
  kamus: { word: termWords.dictionary, screen: DictionaryPart },
  kantor: { word: o.office, for: ['administrator'], screen: OfficePart },
  kop: { word: letterheadWords.title, for: ['administrator'], screen: LetterheadPart },
  orang: { word: o.people, for: ['administrator'], screen: PeoplePart },
  jabatan: { word: o.posts, for: ['administrator'], screen: PostsPart },
  plt: { word: awayWords.acting, for: ['administrator'], screen: ActingPart },
  wewenang: { word: awayWords.authority, for: ['administrator', 'auditor'], screen: AuthorityPart },
  'tanda-tangan': { word: signingWords.title, for: ['administrator'], screen: SigningPart },
} as const
type Part = keyof typeof parts

/** Pengaturan: what is mine, and for the administrator the office's people, posts and days. */
export function Settings() {
  const say = useSay()
  const me = useMe()
  const { bagian } = useSearch({ from: '/frame/pengaturan' })
  const shown = (Object.keys(parts) as Part[]).filter((part) => {
    const it = parts[part]
    return !('for' in it) || (me !== undefined && (it.for as readonly string[]).includes(me.role))
  })
  const current = shown.find((part) => part === bagian) ?? 'saya'
  const Screen = parts[current].screen
  return (
    <Page title={say(o.settings)}>
      <div className="office-settings">
        <nav aria-label={say(o.settings)}>
          {shown.map((part) => (
            <Link
              key={part}
              to="/pengaturan"
              search={{ bagian: part }}
              aria-current={part === current ? 'page' : undefined}
              activeProps={{}}
            >
              {say(parts[part].word as { id: string; en: string })}
            </Link>
          ))}
          <Link to="/pengaturan/pemberitahuan">{say(sendingWords.mine)}</Link>
          {me?.role === 'administrator' && <Link to="/pengaturan/saluran">{say(sendingWords.office)}</Link>}
          <Link to="/pengaturan/tujuan">{say(destinationWords.title)}</Link>
          {me?.role === 'administrator' && <Link to="/pengaturan/portal">{say(portalThemeWords.title)}</Link>}
          {me?.role === 'administrator' && <Link to="/pengaturan/pekerjaan">{say(sendingWords.jobs)}</Link>}
          {me?.role === 'administrator' && <Link to="/sop">{say(o.editions)}</Link>}
          <Link to="/pengaturan/daftar-periksa" search={{}}>
            {say(crisisPlanWords.title)}
          </Link>
          <Link to="/pengaturan/radar">{say(radarSettingWords.title)}</Link>
          {me?.role !== 'auditor' && <Link to="/pengaturan/kontak-krisis">{say(crisisWords.toContacts)}</Link>}
          <Link to="/pengaturan/pemilihan">{say(electionWords.title)}</Link>
          {me?.role === 'administrator' && <Link to="/pengaturan/buku-agenda">{say(bookWords.settings)}</Link>}
          {me?.role === 'administrator' && <Link to="/pengaturan/jenis-naskah">{say(typeWords.types)}</Link>}
          {me?.role === 'administrator' && <Link to="/pengaturan/naskah">{say(paperWords.troubled)}</Link>}
          <Link to="/pengaturan/arsip">{say(filingWords.settings)}</Link>
        </nav>
        <div>
          <Screen />
        </div>
      </div>
    </Page>
  )
}
