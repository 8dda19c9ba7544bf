import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { useSay } from './language.tsx'
import { Frame } from './Frame.tsx'
import { Broken, Missing } from './Trouble.tsx'

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: Missing,
  errorComponent: Broken,
})
const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame })

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** Which of these an address carries after its question mark; anything else is left out. */
function search<Name extends string>(...names: Name[]) {
  return (given: Record<string, unknown>): { [N in Name]?: string | undefined } =>
    Object.fromEntries(
      names.map((name) => [name, text(String(given[name] ?? ''))]).filter(([, value]) => value !== undefined),
    ) as { [N in Name]?: string }
}

/** The dossier's page with the papers of the later rooms, which only the wiring may join. */
async function loadDossierPage() {
  const [
    { DossierPage },
    { ReleaseAct },
    { DossierQuestions },
    { PlanPart },
    { Papers },
    { FilingPart },
    { BundlePart },
  ] = await Promise.all([
    import('../dossier/screens/DossierPage.tsx'),
    import('../publication/screens/ReleaseAct.tsx'),
    import('../press/screens/Questions.tsx'),
    import('../publication/screens/PlanPart.tsx'),
    import('../record/screens/Papers.tsx'),
    import('../record/screens/FilingPart.tsx'),
    import('../record/screens/BundlePart.tsx'),
  ])
  const papersOf: Parameters<typeof DossierPage>[0]['papersOf'] = (dossier) => (
    <>
      <PlanPart dossier={dossier} />
      <DossierQuestions dossierId={dossier.id} />
      <Papers dossier={dossier} />
      <FilingPart dossier={dossier} />
      <BundlePart dossier={dossier} />
    </>
  )
  const releaseOf: Parameters<typeof DossierPage>[0]['releaseOf'] = (dossier, text) => (
    <ReleaseAct dossier={dossier} text={text} />
  )
  return { DossierPage: () => <DossierPage papersOf={papersOf} releaseOf={releaseOf} /> }
}

/** The register of a round with its papers, which the room of papers makes. */
async function loadRegister() {
  const [{ Register }, { RegisterPapers }] = await Promise.all([
    import('../inventory/screens/Register.tsx'),
    import('../record/screens/RegisterPapers.tsx'),
  ])
  const papersOf: Parameters<typeof Register>[0]['papersOf'] = ({ id, entries }) => (
    <RegisterPapers roundId={id} entries={entries} />
  )
  return { Register: () => <Register papersOf={papersOf} /> }
}

/** How it stands in a crisis, with what the press asked, which is of a later room. */
async function loadSituation() {
  const [{ SituationPage }, { DossierQuestions }] = await Promise.all([
    import('../crisis/screens/SituationPage.tsx'),
    import('../press/screens/Questions.tsx'),
  ])
  return {
    SituationPage: () => <SituationPage questionsOf={(dossierId) => <DossierQuestions dossierId={dossierId} />} />,
  }
}

/** The report after a crisis, with its paper, which is of a later room. */
async function loadReport() {
  const [{ ReportPage }, { PrintPaper }, { crisisReportWords }] = await Promise.all([
    import('../crisis/screens/ReportPage.tsx'),
    import('../record/screens/PrintPaper.tsx'),
    import('../base/words/crisis-report.ts'),
  ])
  const Print = ({ dossierId }: { dossierId: string }) => (
    <PrintPaper asked={{ kind: 'crisis-report', dossierId }} text={useSay()(crisisReportWords.paper)} />
  )
  return { ReportPage: () => <ReportPage paperOf={(dossierId) => <Print dossierId={dossierId} />} /> }
}

/** The desk stands in the dossiers' room; the papers and letters that wait beside them are of a later one. */
async function loadDesk() {
  const [{ Desk }, { WaitingQuestions }, { WaitingSignatures }, { WaitingLetters }] = await Promise.all([
    import('../dossier/screens/Desk.tsx'),
    import('../press/screens/Questions.tsx'),
    import('../record/screens/ToSign.tsx'),
    import('../record/screens/Letters.tsx'),
  ])
  return {
    Desk: () => (
      <Desk
        letters={
          <>
            <WaitingQuestions />
            <WaitingLetters />
          </>
        }
        papers={<WaitingSignatures />}
      />
    ),
  }
}

const inFrame = [
  createRoute({
    getParentRoute: () => frame,
    path: '/',
    component: lazyRouteComponent(loadDesk, 'Desk'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/papan',
    validateSearch: search('level', 'step'),
    component: lazyRouteComponent(() => import('../dossier/screens/Board.tsx'), 'Board'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/inventaris',
    validateSearch: search(
      'search',
      'state',
      'kind',
      'level',
      'untuk',
      'asal',
      'sejak',
      'nama',
      'urut',
      'butir',
      'bagian',
    ),
    component: lazyRouteComponent(() => import('../inventory/screens/Inventory.tsx'), 'Inventory'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/inventaris/catat',
    component: lazyRouteComponent(() => import('../inventory/screens/AddItem.tsx'), 'AddItem'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/inventaris/impor',
    validateSearch: search('impor', 'fate', 'lembar'),
    component: lazyRouteComponent(() => import('../inventory/screens/Import.tsx'), 'Import'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/inventaris/aduan',
    validateSearch: search('unggahan', 'fate', 'lembar'),
    component: lazyRouteComponent(() => import('../inventory/screens/Receive.tsx'), 'Receive'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/inventaris/sumber',
    validateSearch: search('saring'),
    component: lazyRouteComponent(() => import('../inventory/screens/Sources.tsx'), 'Sources'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/inventaris/program',
    validateSearch: search('hari', 'oleh', 'tahun', 'penunjang'),
    component: lazyRouteComponent(() => import('../inventory/screens/Programmes.tsx'), 'Programmes'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/inventaris/opd',
    validateSearch: search('saring'),
    component: lazyRouteComponent(() => import('../inventory/screens/AgencyLinks.tsx'), 'AgencyLinks'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/inventaris/penyebutan',
    validateSearch: search('cari', 'sumber', 'tanggal', 'bahasa', 'baca'),
    component: lazyRouteComponent(() => import('../inventory/screens/Mentions.tsx'), 'Mentions'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/inventaris/putaran',
    component: lazyRouteComponent(() => import('../inventory/screens/Rounds.tsx'), 'Rounds'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/inventaris/putaran/$roundId',
    component: lazyRouteComponent(loadRegister, 'Register'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/berkas',
    validateSearch: search('search', 'state', 'step', 'level'),
    component: lazyRouteComponent(() => import('../dossier/screens/DossierList.tsx'), 'DossierList'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/berkas/$dossierId',
    validateSearch: search('bagian', 'dari', 'ke', 'saring'),
    component: lazyRouteComponent(loadDossierPage, 'DossierPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/berkas/$dossierId/siaga',
    component: lazyRouteComponent(loadSituation, 'SituationPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/siaga',
    component: lazyRouteComponent(() => import('../crisis/screens/SituationList.tsx'), 'SituationList'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/berkas/$dossierId/siaga/laporan',
    component: lazyRouteComponent(loadReport, 'ReportPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/berkas/$dossierId/tulis',
    validateSearch: search('tempat'),
    component: lazyRouteComponent(() => import('../dossier/screens/EditorPage.tsx'), 'EditorPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/keputusan/$dossierId',
    validateSearch: search('bagian'),
    component: lazyRouteComponent(() => import('../decision/screens/DecisionSheet.tsx'), 'DecisionSheet'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pemberitahuan',
    validateSearch: search('saring'),
    component: lazyRouteComponent(() => import('../notice/screens/Notices.tsx'), 'Notices'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pers',
    component: lazyRouteComponent(() => import('../press/screens/PressHome.tsx'), 'PressHome'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pers/pertanyaan',
    validateSearch: search('cari', 'saring'),
    component: lazyRouteComponent(() => import('../press/screens/Questions.tsx'), 'Questions'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pers/pertanyaan/catat',
    component: lazyRouteComponent(() => import('../press/screens/RegisterQuestion.tsx'), 'RegisterQuestion'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pers/pertanyaan/$questionId',
    component: lazyRouteComponent(() => import('../press/screens/QuestionPage.tsx'), 'QuestionPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pers/wartawan',
    validateSearch: search('cari', 'media', 'liputan', 'saring'),
    component: lazyRouteComponent(() => import('../press/screens/Journalists.tsx'), 'Journalists'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pers/wartawan/$journalistId',
    component: lazyRouteComponent(() => import('../press/screens/JournalistPage.tsx'), 'JournalistPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pers/media',
    validateSearch: search('cari', 'jenis', 'saring'),
    component: lazyRouteComponent(() => import('../press/screens/Outlets.tsx'), 'Outlets'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pers/media/$outletId',
    component: lazyRouteComponent(() => import('../press/screens/OutletPage.tsx'), 'OutletPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pers/daftar',
    validateSearch: search('saring'),
    component: lazyRouteComponent(() => import('../press/screens/Lists.tsx'), 'Lists'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pers/daftar/$listId',
    component: lazyRouteComponent(() => import('../press/screens/ListPage.tsx'), 'ListPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pers/pelanggan',
    component: lazyRouteComponent(() => import('../press/screens/Subscribers.tsx'), 'Subscribers'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/terbitan',
    validateSearch: search('state'),
    component: lazyRouteComponent(() => import('../publication/screens/Publications.tsx'), 'Publications'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/terbitan/$publicationId/penerima',
    validateSearch: search('kiriman', 'keadaan'),
    component: lazyRouteComponent(() => import('../publication/screens/Receipts.tsx'), 'Receipts'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/terbitan/$publicationId/dimuat',
    component: lazyRouteComponent(() => import('../publication/screens/Coverage.tsx'), 'Coverage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/terbitan/penerima/$deliveryId',
    validateSearch: search('keadaan'),
    component: lazyRouteComponent(() => import('../press/screens/OldRecipients.tsx'), 'OldRecipients'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/agenda',
    validateSearch: search('buku', 'tahun', 'bulan', 'cari', 'lihat', 'kartu'),
    component: lazyRouteComponent(() => import('../record/screens/Agenda.tsx'), 'Agenda'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/tanda-tangan',
    validateSearch: search('bagian'),
    component: lazyRouteComponent(() => import('../record/screens/ToSign.tsx'), 'ToSignPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/surat-masuk',
    validateSearch: search('bagian', 'cari'),
    component: lazyRouteComponent(() => import('../record/screens/Letters.tsx'), 'Letters'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/surat-masuk/catat',
    component: lazyRouteComponent(() => import('../record/screens/RegisterLetter.tsx'), 'RegisterLetter'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/surat-masuk/$letterId',
    component: lazyRouteComponent(() => import('../record/screens/LetterPage.tsx'), 'LetterPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/agenda/catat',
    validateSearch: search('buku'),
    component: lazyRouteComponent(() => import('../record/screens/EnterLine.tsx'), 'EnterLine'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/agenda/disposisi/$dispositionId',
    component: lazyRouteComponent(() => import('../record/screens/DispositionSheet.tsx'), 'DispositionSheet'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/arsip',
    validateSearch: search('bagian', 'tahun', 'untuk', 'kode', 'tangguh'),
    component: lazyRouteComponent(() => import('../record/screens/Archive.tsx'), 'Archive'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/arsip/berita-acara/$disposalId',
    component: lazyRouteComponent(() => import('../record/screens/DisposalPage.tsx'), 'DisposalPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/kalender',
    validateSearch: search('lihat', 'hari', 'tanpa'),
    component: lazyRouteComponent(() => import('../publication/screens/EditorialCalendar.tsx'), 'EditorialCalendar'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/kepatuhan',
    validateSearch: search('dari', 'sampai', 'langkah', 'jabatan', 'orang', 'tingkat', 'lihat', 'hanya', 'urut'),
    component: lazyRouteComponent(() => import('../record/screens/Compliance.tsx'), 'Compliance'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/laporan',
    validateSearch: search('lembar'),
    component: lazyRouteComponent(() => import('../report/screens/MediaSheet.tsx'), 'MediaSheetPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/laporan/peta',
    validateSearch: search('pekan'),
    component: lazyRouteComponent(() => import('../report/screens/IssueMap.tsx'), 'IssueMapPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/laporan/kliping',
    validateSearch: search('dari', 'sampai', 'isu', 'program', 'media', 'nada', 'lembar'),
    component: lazyRouteComponent(() => import('../report/screens/Clippings.tsx'), 'Clippings'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/narasi',
    validateSearch: search('cari', 'keadaan'),
    component: lazyRouteComponent(() => import('../dossier/screens/Narratives.tsx'), 'Narratives'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/narasi/tulis',
    validateSearch: search('butir'),
    component: lazyRouteComponent(() => import('../dossier/screens/NarrativeForm.tsx'), 'WriteNarrative'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/narasi/$narrativeId',
    component: lazyRouteComponent(() => import('../dossier/screens/NarrativePage.tsx'), 'NarrativePage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/narasi/$narrativeId/ubah',
    component: lazyRouteComponent(() => import('../dossier/screens/NarrativeForm.tsx'), 'RewriteNarrative'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/sop',
    validateSearch: search('edisi', 'bagian'),
    component: lazyRouteComponent(() => import('../sop/screens/SopSheet.tsx'), 'SopSheet'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/sop/$editionId',
    component: lazyRouteComponent(() => import('../sop/screens/EditionEditor.tsx'), 'EditionEditor'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pengaturan',
    validateSearch: search('bagian', 'jabatan', 'ditunjuk', 'untuk', 'mulai', 'sampai', 'tanggal', 'tahun'),
    component: lazyRouteComponent(() => import('../office/screens/Settings.tsx'), 'Settings'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/p/$token',
    component: lazyRouteComponent(() => import('../notice/screens/OpenLink.tsx'), 'OpenLink'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pengaturan/daftar-periksa',
    validateSearch: search('versi'),
    component: lazyRouteComponent(() => import('../crisis/screens/PlanSettings.tsx'), 'PlanSettings'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pengaturan/radar',
    component: lazyRouteComponent(() => import('../inventory/screens/RadarSettings.tsx'), 'RadarSettings'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pengaturan/kontak-krisis',
    component: lazyRouteComponent(() => import('../crisis/screens/ContactSettings.tsx'), 'ContactSettings'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pengaturan/pemberitahuan',
    component: lazyRouteComponent(() => import('../notice/screens/NoticeSettings.tsx'), 'NoticeSettings'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pengaturan/saluran',
    component: lazyRouteComponent(() => import('../notice/screens/Channels.tsx'), 'Channels'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pengaturan/portal',
    component: lazyRouteComponent(() => import('../publication/screens/PortalTheme.tsx'), 'PortalThemeScreen'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pengaturan/tujuan',
    component: lazyRouteComponent(() => import('../publication/screens/Destinations.tsx'), 'Destinations'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pengaturan/pekerjaan',
    component: lazyRouteComponent(() => import('../notice/screens/Jobs.tsx'), 'Jobs'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pengaturan/pemilihan',
    component: lazyRouteComponent(() => import('../dossier/screens/ElectionRules.tsx'), 'ElectionRules'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pengaturan/jenis-naskah',
    validateSearch: search('jenis'),
    component: lazyRouteComponent(() => import('../dossier/screens/ContentTypes.tsx'), 'ContentTypes'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pengaturan/buku-agenda',
    component: lazyRouteComponent(() => import('../record/screens/Books.tsx'), 'Books'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pengaturan/naskah',
    component: lazyRouteComponent(() => import('../record/screens/TroubledPapers.tsx'), 'TroubledPapers'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/pengaturan/arsip',
    validateSearch: search('tabel'),
    component: lazyRouteComponent(() => import('../record/screens/FilingTables.tsx'), 'FilingTables'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/periksa',
    component: lazyRouteComponent(() => import('../record/screens/Audit.tsx'), 'Audit'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/buku-catatan',
    component: lazyRouteComponent(() => import('../record/screens/Ledger.tsx'), 'Ledger'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/buku-catatan/$index',
    component: lazyRouteComponent(() => import('../record/screens/LedgerEntry.tsx'), 'LedgerEntry'),
  }),
  createRoute({ getParentRoute: () => frame, path: '$', component: Missing }),
]

const outside = [
  createRoute({
    getParentRoute: () => root,
    path: '/masuk',
    validateSearch: search('ke'),
    component: lazyRouteComponent(() => import('../office/screens/SignIn.tsx'), 'SignIn'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/pasang/$token',
    component: lazyRouteComponent(() => import('../office/screens/SetUp.tsx'), 'SetUp'),
  }),
]

const tree = root.addChildren([...outside, frame.addChildren(inFrame)])

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    basepath: '/app',
    context: { queries },
    defaultPreload: 'intent',
    scrollRestoration: false,
  })
}
declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
