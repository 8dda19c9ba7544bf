import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { call } from '../../web/call.ts'
import { Select } from '../../web/kit/Field.tsx'
import { Empty } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime } from '../../web/time.ts'
import { readVersion } from '../api.ts'
import { listVersions } from '../api/versions.ts'
import { ContentView, MarkedText } from './ContentView.tsx'
import { short, type DossierData } from './read-dossier.ts'

/** Perubahan: any two versions of the text beside each other. */
export function VersionsPart({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const { language } = useLanguage()
  const versions = useQuery({
    queryKey: ['versions', dossier.id],
    queryFn: () => call(listVersions, { params: { dossierId: dossier.id }, query: {} }),
  })
  const rows = versions.data?.rows ?? []
  const [chosenFrom, setFrom] = useState('')
  const [chosenTo, setTo] = useState('')
  const to = chosenTo || rows[0]?.hash || ''
  const approved = dossier.approvals[0]?.version
  const from = chosenFrom || (approved && approved !== to ? approved : rows[1]?.hash) || ''
  const one = (hash: string) => ({
    queryKey: ['version', dossier.id, hash],
    queryFn: () => call(readVersion, { params: { dossierId: dossier.id, hash } }),
    enabled: hash !== '',
    staleTime: Number.POSITIVE_INFINITY,
  })
  const older = useQuery(one(from))
  const newer = useQuery(one(to))
  if (versions.data && rows.length === 0) return <Empty>{say(w.noVersions)}</Empty>
  const options = rows.map((row) => ({
    value: row.hash,
    label: `${say(w.versionN)(row.number)} · ${short(row.hash)} · ${shortTime(row.createdAt, language)} · ${row.createdBy}`,
  }))
  return (
    <>
      <ProblemNote problem={versions.error} />
      {rows.length === 1 && <p className="note">{say(w.oneVersion)}</p>}
      <div className="versions-pick" hidden={rows.length < 2}>
        <Select
          label={say(w.fromVersion)}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          options={[{ value: '', label: '–' }, ...options]}
        />
        <Select label={say(w.toVersion)} value={to} onChange={(event) => setTo(event.target.value)} options={options} />
      </div>
      {older.data && newer.data && from !== to && <MarkedText older={older.data.content} newer={newer.data.content} />}
      {newer.data && (from === '' || from === to) && <ContentView content={newer.data.content} />}
    </>
  )
}
