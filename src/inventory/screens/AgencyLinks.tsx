import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { intakeWords as w } from '../../base/words/intake.ts'
import { sourceWords } from '../../base/words/sources.ts'
import { useAct } from '../../web/act.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button, ButtonLink } from '../../web/kit/Button.tsx'
import { errorOf, TextInput } from '../../web/kit/Field.tsx'
import { LinkDialog } from '../../web/kit/LinkDialog.tsx'
import { Empty, Page } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { Qr } from '../../web/kit/Qr.tsx'
import { FilterLinks } from '../../web/kit/Tabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { useRows } from '../../web/rows.ts'
import { shortTime } from '../../web/time.ts'
import * as api from '../api/intake.ts'
import './sources.css'

type Made = { readonly agency: string; readonly link: string | null }

/** Inventaris → Tautan OPD: the links by which agencies hand in without an account. */
export function AgencyLinks() {
  const say = useSay()
  const withdrawn = useSearch({ from: '/frame/inventaris/opd' }).saring === 'dicabut'
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  const { list, rows, first } = useRows(api.listAgencyLinks, {
    query: { limit: 50, withdrawn: withdrawn ? 'yes' : 'no' },
  })
  const whyNot = first?.whyNot
  const mayKeep = whyNot === null
  const filter = (text: string, current: boolean, search: object) => ({ to: '/inventaris/opd', text, current, search: { ...search } }) // prettier-ignore
  return (
    <Page
      title={say(w.title)}
      about={say(w.about)}
      acts={
        <>
          {mayKeep && (
            <Button look="do" onClick={() => setMaking(true)}>
              {say(w.make)}
            </Button>
          )}
          <ButtonLink to="/inventaris">{say(sourceWords.back)}</ButtonLink>
        </>
      }
    >
      {whyNot && <p className="cap">{whyNot.title}</p>}
      <FilterLinks
        label={say(w.which)}
        filters={[
          filter(say(w.current), !withdrawn, {}),
          filter(say(w.withdrawnOnes), withdrawn, { saring: 'dicabut' }),
        ]}
      />
      <Rows
        list={list}
        rows={rows}
        lines={6}
        empty={
          <Empty act={mayKeep && !withdrawn && <Button onClick={() => setMaking(true)}>{say(w.make)}</Button>}>
            {say(withdrawn ? w.noneWithdrawn : w.none)}
          </Empty>
        }
      >
        <ul className="sources">
          {rows.map((row) => (
            <Row key={row.id} row={row} mayKeep={mayKeep} onMade={setMade} />
          ))}
        </ul>
      </Rows>
      {making && (
        <MakeLink
          onClose={() => setMaking(false)}
          onMade={(it) => {
            setMaking(false)
            setMade(it)
          }}
        />
      )}
      {made && <MadeLink made={made} onClose={() => setMade(null)} />}
    </Page>
  )
}

function Row({ row, mayKeep, onMade }: { row: api.AgencyLink; mayKeep: boolean; onMade: (made: Made) => void }) {
  const say = useSay()
  const { language } = useLanguage()
  const params = { linkId: row.id }
  const [sure, setSure] = useState<'renew' | 'withdraw' | null>(null)
  const pausing = useAct(api.pauseAgencyLink)
  const resuming = useAct(api.resumeAgencyLink)
  const withdrawing = useAct(api.withdrawAgencyLink)
  const renewing = useAct(api.renewAgencyLink, (it) => {
    setSure(null)
    onMade(it)
  })
  const act = (text: string, run: () => void, pending: boolean, look: 'quiet' | 'no' | 'plain' = 'quiet') => (
    <Button look={look} pending={pending} aria-label={`${text}: ${row.agency}`} onClick={run}>
      {text}
    </Button>
  )
  return (
    <li className="source">
      <div>
        <b className="title">{row.agency}</b>
        {row.pausedAt && !row.withdrawnAt && <span className="tag">{say(w.paused)}</span>}
        {row.withdrawnAt && <span className="tag">{say(w.withdrawn)}</span>}
        <p className="cap">
          {say(w.waiting)(row.waiting)} · {say(w.last)} {row.lastAt ? shortTime(row.lastAt, language) : say(w.never)} ·{' '}
          {say(w.madeBy)(row.madeBy)} {shortTime(row.madeAt, language)}
        </p>
        <ProblemNote problem={renewing.problem ?? pausing.problem ?? resuming.problem ?? withdrawing.problem} />
      </div>
      {mayKeep && !row.withdrawnAt && (
        <div className="row">
          {sure === 'renew' && act(say(w.renewSure), () => renewing.act({ params, body: {} }), renewing.pending, 'no')}
          {sure === 'withdraw' &&
            act(say(w.withdrawSure), () => withdrawing.act({ params, body: {} }), withdrawing.pending, 'no')}
          {sure ? (
            <Button look="quiet" onClick={() => setSure(null)}>
              {say(words.cancel)}
            </Button>
          ) : (
            <>
              {act(say(w.renew), () => setSure('renew'), false)}
              {row.pausedAt
                ? act(say(w.resume), () => resuming.act({ params, body: {} }), resuming.pending, 'plain')
                : act(say(w.pause), () => pausing.act({ params, body: {} }), pausing.pending)}
              {act(say(w.withdraw), () => setSure('withdraw'), false)}
            </>
          )}
        </div>
      )}
    </li>
  )
}

function MakeLink({ onClose, onMade }: { onClose: () => void; onMade: (made: Made) => void }) {
  const say = useSay()
  const [agency, setAgency] = useState('')
  const making = useAct(api.makeAgencyLink, onMade)
  return (
    <AskForm
      title={say(w.make)}
      does={say(w.make)}
      pending={making.pending}
      problem={making.problem}
      focusField
      onDo={() => agency.trim() !== '' && making.act({ body: { agency } })}
      onClose={onClose}
    >
      <TextInput
        label={say(w.agency)}
        help={say(w.agencyHelp)}
        error={errorOf(making.problem, 'agency')}
        required
        maxLength={200}
        value={agency}
        onChange={({ target }) => setAgency(target.value)}
      />
    </AskForm>
  )
}

function MadeLink({ made: { agency, link }, onClose }: { made: Made; onClose: () => void }) {
  const say = useSay()
  const me = useMe()
  return (
    <LinkDialog
      title={agency}
      link={link}
      made={say(w.linkMade)}
      lost={say(w.linkLost)}
      message={(address) => say(w.message)(me?.office.name ?? '', agency, address)}
      onClose={onClose}
    >
      {(address) => <Qr text={address} label={say(w.qr)} />}
    </LinkDialog>
  )
}
