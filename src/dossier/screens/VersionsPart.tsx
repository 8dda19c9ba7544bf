import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Content } from '../../base/content.ts'
import { changeWords as c } from '../../base/words/changes.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { call } from '../../web/call.ts'
import { Select } from '../../web/kit/Field.tsx'
import { Empty, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { useRows } from '../../web/rows.ts'
import { shortTime } from '../../web/time.ts'
import { markSeen, readVersion } from '../api.ts'
import { listVersions } from '../api/versions.ts'
import { DifferenceView } from './DifferenceView.tsx'
import { short, type DossierData } from './read-dossier.ts'
import { VersionList, type VersionRow } from './VersionList.tsx'

const DRAFT = 'naskah' // in the address, where a version has its hash

/** Perubahan: any two versions of the text; by default what this person saw last against what is there now. */
export function VersionsPart({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const { language } = useLanguage()
  const search = useSearch({ from: '/frame/berkas/$dossierId' })
  const navigate = useNavigate({ from: '/berkas/$dossierId' })
  const { list, rows } = useRows(listVersions, { params: { dossierId: dossier.id }, query: {} })
  const chosen = useDefaults(dossier, rows)
  useSeen(dossier)
  const to = search.ke ?? chosen.to
  const from = search.dari ?? chosen.from
  const older = useText(dossier, from)
  const newer = useText(dossier, to)
  if (list.isPending) return <Skeleton lines={8} />
  if (rows.length === 0) return <Empty>{say(w.noVersions)}</Empty>
  const nameOf = (row: VersionRow) =>
    [
      say(w.versionN)(row.number),
      row.name || short(row.hash),
      ...row.editions.slice(-1).map((it) => say(c.edition[it.edition])),
      shortTime(row.createdAt, language),
      row.createdBy,
    ].join(' · ')
  const labelOf = (key: string) => {
    if (key === DRAFT) return say(c.draft)
    const row = rows.find((it) => it.hash === key)
    return row ? nameOf(row) : short(key)
  }
  const keys = [...(dossier.draft ? [DRAFT] : []), ...rows.map((row) => row.hash)]
  const options = (current: string) =>
    [...new Set([...keys, ...(current ? [current] : [])])].map((value) => ({ value, label: labelOf(value) }))
  const choose = (more: { dari?: string; ke?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...more }), replace: true, resetScroll: false })
  return (
    <>
      <ProblemNote problem={list.error ?? older.error ?? newer.error} />
      {keys.length === 1 ? (
        <p className="note">{say(w.oneVersion)}</p>
      ) : (
        <div className="versions-pick">
          <Select
            label={say(w.fromVersion)}
            value={from}
            onChange={(event) => choose({ dari: event.target.value })}
            options={options(from)}
          />
          <Select
            label={say(w.toVersion)}
            value={to}
            onChange={(event) => choose({ ke: event.target.value })}
            options={options(to)}
          />
        </div>
      )}
      {!search.dari && chosen.why && keys.length > 1 && (
        <p className="sec versions-why">
          {say(c.against[chosen.why])(chosen.seenAt ? shortTime(chosen.seenAt, language) : '')}
        </p>
      )}
      {from && to && (!older.content || !newer.content) && <Skeleton lines={8} />}
      {older.content && newer.content && (
        <DifferenceView
          key={`${from} ${to}`}
          older={older.content}
          newer={newer.content}
          labels={{ older: labelOf(from), newer: labelOf(to) }}
        />
      )}
      <VersionList dossier={dossier} rows={rows} list={list} onCompare={(hash) => choose({ dari: hash, ke: to })} />
    </>
  )
}

/** What is compared when nobody chose: seen last, else approved, else the version before. */
function useDefaults(dossier: DossierData, rows: readonly VersionRow[]) {
  // Fixed when it is opened: to read it now must not change what it is compared with.
  const [seen] = useState(dossier.lastSeen)
  const current = dossier.version?.hash ?? rows[0]?.hash ?? ''
  if (dossier.draft && dossier.mayWrite === null)
    return { from: current, to: DRAFT, why: current ? ('previous' as const) : null, seenAt: null }
  const approved = dossier.approvals[0]?.version
  const before = rows[rows.findIndex((it) => it.hash === current) + 1]?.hash
  if (seen && seen.hash !== current) return { from: seen.hash, to: current, why: 'seen' as const, seenAt: seen.at }
  if (approved && approved !== current) return { from: approved, to: current, why: 'approved' as const, seenAt: null }
  return { from: before ?? '', to: current, why: before ? ('previous' as const) : null, seenAt: null }
}

/** One of the two texts: a version by its hash, or the text being written. */
function useText(dossier: DossierData, key: string): { content: Content | undefined; error: Error | null } {
  const version = useQuery({
    queryKey: ['version', dossier.id, key],
    queryFn: () => call(readVersion, { params: { dossierId: dossier.id, hash: key } }),
    enabled: key !== '' && key !== DRAFT && key !== dossier.version?.hash,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (key === DRAFT) return { content: dossier.draft?.content ?? dossier.version?.content, error: null }
  if (key === dossier.version?.hash) return { content: dossier.version.content, error: null }
  return { content: version.data?.content, error: version.error }
}

/** Remembers that the current version was read, to show what changed the next time. */
export function useSeen(dossier: DossierData): void {
  const me = useMe()
  const hash = dossier.version?.hash
  const reads = me !== undefined && me.role !== 'auditor'
  useEffect(() => {
    if (hash && reads) void call(markSeen, { params: { dossierId: dossier.id }, body: { hash } }).catch(() => {}) // only a mark
  }, [hash, dossier.id, reads])
}
