import { isCrisis, levels } from '../../base/levels.ts'
import { IconFileAlert, IconSignature } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { words } from '../../base/words/common.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { paperWords } from '../../base/words/papers.ts'
import { signatureWords } from '../../base/words/signatures.ts'
import { call } from '../../web/call.ts'
import { LevelTag, type Level } from '../../web/kit/LevelTag.tsx'
import { CorrectionTag } from '../../web/kit/CorrectionTag.tsx'
import { LimitedTag } from '../../web/kit/LimitedTag.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { FilterLinks } from '../../web/kit/Tabs.tsx'
import { TimeLeft } from '../../web/kit/TimeLeft.tsx'
import { useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { readBoard } from '../api.ts'
import { DutyInCrisis } from './DutyInCrisis.tsx'
import { OralBanner } from './OralApproval.tsx'
import './dossier.css'

type Column = Awaited<ReturnType<typeof board>>['columns'][number]
const board = (level: Level | undefined) => call(readBoard, { query: level ? { level } : {} })

/** Papan: every dossier on its way by step, who has it, and its minutes. */
export function Board() {
  const say = useSay()
  const me = useMe()
  const search = useSearch({ from: '/frame/papan' })
  const level = levels.find((it) => it === search.level)
  const read = useQuery({ queryKey: ['board', level], queryFn: () => board(level), refetchInterval: 30_000 })
  return (
    <Page title={say(words.board)} about={say(w.boardAbout)}>
      <OralBanner />
      <DutyInCrisis />
      <FilterLinks
        label={say(words.search)}
        filters={[
          { to: '/papan', text: say(words.all), current: level === undefined },
          ...levels.map((it) => ({ to: '/papan', text: say(words[it]), current: it === level, search: { level: it } })),
        ]}
      />
      {read.data && read.data.papersWaiting > 0 && (
        <p className="board-papers">
          <IconSignature size={18} aria-hidden />
          <Link to="/tanda-tangan" search={{ bagian: 'semua' }}>
            {say(signatureWords.boardLine)(read.data.papersWaiting)}
          </Link>
        </p>
      )}
      {read.data && read.data.papersFailed > 0 && (
        <p className="board-papers">
          <IconFileAlert size={18} aria-hidden />
          {me?.role === 'administrator' ? (
            <Link to="/pengaturan/naskah">{say(paperWords.boardFailed)(read.data.papersFailed)}</Link>
          ) : (
            <span>
              {say(paperWords.boardFailed)(read.data.papersFailed)} {say(paperWords.tellAdministrator)}
            </span>
          )}
        </p>
      )}
      <ProblemNote problem={read.error} />
      {read.isPending && <Skeleton />}
      <div className="dossier-board">
        {read.data?.columns.map((column) => (
          <BoardColumn key={column.step} column={column} />
        ))}
      </div>
    </Page>
  )
}

function BoardColumn({ column }: { column: Column }) {
  const say = useSay()
  return (
    <section className="dossier-column" aria-label={`${column.step} ${column.activity}`}>
      <header>
        <h2>
          {column.step} {column.activity}
        </h2>
        <p className="cap">
          {column.post.name} ·{' '}
          <Link to="/berkas" search={{ step: String(column.step), state: 'running' }}>
            {column.count >= 1000 ? '1000+' : column.count}
          </Link>
          {column.late > 0 && <b className="time late"> · {say(w.countLate)(column.late)}</b>}
        </p>
      </header>
      <ul>
        {column.rows.map((row) => (
          <li key={row.id}>
            <Link to="/berkas/$dossierId" params={{ dossierId: row.id }}>
              {row.title}
            </Link>
            {(row.level !== 'watch' || row.limited || row.correcting) && (
              <span>
                {row.correcting && <CorrectionTag form={row.correcting} />}
                {row.level !== 'watch' && !isCrisis(row.level) && <LevelTag level={row.level} />}
                {isCrisis(row.level) && (
                  <Link to="/berkas/$dossierId/siaga" params={{ dossierId: row.id }}>
                    <LevelTag level={row.level} />
                  </Link>
                )}
                {row.limited && <LimitedTag />}
              </span>
            )}
            {row.papersWaiting > 0 && (
              <span className="board-papers cap">
                <IconSignature size={16} aria-hidden /> {say(signatureWords.boardMark)(row.papersWaiting)}
              </span>
            )}
            <TimeLeft {...row} note={row.state === 'held' ? say(words.held) : (row.holder?.name ?? say(w.nobody))} />
          </li>
        ))}
        {column.rows.length === 0 && <li className="cap">{say(w.columnEmpty)}</li>}
      </ul>
    </section>
  )
}
