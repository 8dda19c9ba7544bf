import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { paperWords as p } from '../../base/words/papers.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime, shortTime } from '../../web/time.ts'
import { listTroubledPapers, tryPaperAgain, type TroubledPaper } from '../api/papers.ts'
import './record.css'

/** Naskah yang belum berhasil dibuat: for the administrator, each with its cause, to be tried again once that is mended. */
export function TroubledPapers() {
  const say = useSay()
  const list = useQuery({
    queryKey: ['troubled-papers'],
    queryFn: () => call(listTroubledPapers, {}),
    refetchInterval: 5_000,
  })
  return (
    <Page title={say(p.troubled)} about={say(p.troubledAbout)}>
      <ProblemNote problem={list.error} />
      {list.isPending && <Skeleton lines={4} />}
      {list.data?.rows.length === 0 && <Empty>{say(p.noneTroubled)}</Empty>}
      <ul className="record-troubled">
        {list.data?.rows.map((it) => (
          <Troubled key={it.id} paper={it} />
        ))}
      </ul>
    </Page>
  )
}

function Troubled({ paper }: { paper: TroubledPaper }) {
  const say = useSay()
  const { language } = useLanguage()
  const { act, pending, problem } = useAct(tryPaperAgain)
  return (
    <li>
      <div>
        <b>{say(p.kinds[paper.kind])}</b>
        {paper.dossier && (
          <>
            {' · '}
            <Link to="/berkas/$dossierId" params={{ dossierId: paper.dossier.id }}>
              {say(p.ofDossier)(paper.dossier.number)}
            </Link>
          </>
        )}
        <p>{paper.says}</p>
        <p className="cap">
          <time dateTime={paper.askedAt} title={longTime(paper.askedAt, language)}>
            {say(p.owedSince)(shortTime(paper.askedAt, language))}
          </time>
          {' · '}
          {say(paper.givenUp ? p.noLongerTried : p.triedByItself)}
        </p>
        <ProblemNote problem={problem} />
      </div>
      <Button pending={pending} onClick={() => act({ params: { paperId: paper.id } })}>
        {say(p.again)}
      </Button>
    </li>
  )
}
