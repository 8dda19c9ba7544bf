import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { signatureWords as w } from '../../base/words/signatures.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { AskReason } from '../../web/kit/AskReason.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { Empty, Page } from '../../web/kit/Page.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { Tabs } from '../../web/kit/Tabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { longTime, shortTime } from '../../web/time.ts'
import { giveUpSignature, listPapersToSign, type PaperToSign } from '../api/signatures.ts'
import { pdfOf } from './sheets.ts'
import { SignDialog } from './SignDialog.tsx'
import './signatures.css'

const ON_DESK = 5

/** On the desk: the papers that wait for my signature, to be signed in place; nothing when there are none. */
export function WaitingSignatures() {
  const say = useSay()
  const [signing, setSigning] = useState<readonly PaperToSign[] | null>(null)
  const list = useQuery({
    queryKey: ['signatures', 'desk'],
    queryFn: () => call(listPapersToSign, { query: { part: 'mine', limit: ON_DESK } }),
    refetchInterval: 60_000,
  })
  const rows = list.data?.rows ?? []
  if (rows.length === 0 && !signing) return null
  return (
    <section className="desk-part signatures-desk">
      <header>
        <h2>
          <Link to="/tanda-tangan">{say(w.waitingForYou)(list.data?.waiting ?? 0)}</Link>
        </h2>
        {rows.length > 1 && <Button onClick={() => setSigning(rows)}>{say(w.signAll)(rows.length)}</Button>}
      </header>
      <PaperList rows={rows} onSign={(it) => setSigning([it])} />
      {signing && <SignDialog papers={signing} onClose={() => setSigning(null)} />}
    </section>
  )
}

/** Menunggu tanda tangan: mine to sign, or all of them with who has each. */
export function ToSignPage() {
  const say = useSay()
  const { bagian } = useSearch({ from: '/frame/tanda-tangan' })
  const part = bagian === 'semua' ? 'all' : 'mine'
  const [signing, setSigning] = useState<readonly PaperToSign[] | null>(null)
  const [givingUp, setGivingUp] = useState<PaperToSign | null>(null)
  const { list, rows } = useRows(listPapersToSign, { query: { part, limit: 50 } })
  const mine = rows.filter((it) => it.mine)
  return (
    <Page
      title={say(w.title)}
      about={say(w.about)}
      acts={
        mine.length > 1 && (
          <Button look="do" onClick={() => setSigning(mine)}>
            {say(w.signAll)(mine.length)}
          </Button>
        )
      }
    >
      <Tabs
        label={say(w.parts)}
        tabs={[
          { to: '/tanda-tangan', text: say(w.mine), current: part === 'mine' },
          { to: '/tanda-tangan', text: say(w.all), current: part === 'all', search: { bagian: 'semua' } },
        ]}
      />
      <Rows list={list} rows={rows} lines={6} empty={<Empty>{say(part === 'mine' ? w.noneMine : w.noneAtAll)}</Empty>}>
        <PaperList rows={rows} onSign={(it) => setSigning([it])} onGiveUp={setGivingUp} />
      </Rows>
      {signing && <SignDialog papers={signing} onClose={() => setSigning(null)} />}
      {givingUp && <GiveUp paper={givingUp} onClose={() => setGivingUp(null)} />}
    </Page>
  )
}

function PaperList({
  rows,
  onSign,
  onGiveUp,
}: {
  rows: readonly PaperToSign[]
  onSign: (it: PaperToSign) => void
  onGiveUp?: (it: PaperToSign) => void
}) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <ul className="signatures">
      {rows.map((it) => (
        <li key={it.id}>
          <div>
            <a href={pdfOf(it.id)}>{it.title}</a>
            <div className="signatures-about">
              {it.dossier && (
                <Link to="/berkas/$dossierId" params={{ dossierId: it.dossier.id }}>
                  {it.dossier.title}
                </Link>
              )}
              {!it.mine && <span>{say(w.waitsFor)(`${it.by.name}, ${it.by.post}`)}</span>}
              <time dateTime={it.since} title={longTime(it.since, language)}>
                {say(w.since)(shortTime(it.since, language))}
              </time>
            </div>
            {it.lastTry && (
              <p className="signatures-try">
                {say(w.lastTry)(shortTime(it.lastTry.at, language))} {it.lastTry.said || say(w.cutOff)}
              </p>
            )}
          </div>
          <div className="signatures-acts">
            {it.mine && (
              <Button aria-label={say(w.signThis)(it.title)} onClick={() => onSign(it)}>
                {say(w.sign)}
              </Button>
            )}
            {it.mayGiveUp && onGiveUp && (
              <Button look="quiet" onClick={() => onGiveUp(it)}>
                {say(w.giveUp)}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function GiveUp({ paper, onClose }: { paper: PaperToSign; onClose: () => void }) {
  const say = useSay()
  const giving = useAct(giveUpSignature, onClose)
  return (
    <AskReason
      title={say(w.giveUpTitle)}
      does={say(w.giveUpDo)}
      look="no"
      pending={giving.pending}
      problem={giving.problem}
      onDo={(reason) => giving.act({ params: { paperId: paper.id }, body: { reason } })}
      label={say(w.reason)}
      maxLength={500}
      onClose={onClose}
    >
      <p>
        <b>{paper.title}</b>
      </p>
      <p>{say(w.giveUpAbout)}</p>
    </AskReason>
  )
}
