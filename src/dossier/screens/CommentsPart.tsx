import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Content } from '../../base/content.ts'
import { commentWords as w } from '../../base/words/comments.ts'
import { Button } from '../../web/kit/Button.tsx'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { Empty, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { CommentForm } from './comments/CommentForm.tsx'
import { commentId } from './comments/names.ts'
import { ThreadCard } from './comments/ThreadCard.tsx'
import { usePlaced, useThreads } from './comments/threads.ts'
import type { DossierData } from './read-dossier.ts'
import './comments/comments.css'

const filters = { terbuka: w.open, wajib: w.mustFix, hilang: w.lostOnes, selesai: w.settled } as const

/** Percakapan: everything that colleagues say of the text, each thread with its address. */
export function CommentsPart({ dossier, filter }: { dossier: DossierData; filter: string | undefined }) {
  const say = useSay()
  const me = useMe()
  const [asking, setAsking] = useState(false)
  const content: Content | undefined = dossier.draft?.content ?? dossier.version?.content
  const at = Object.keys(filters).find((it) => it === filter) ?? 'terbuka'
  const { list, threads } = useThreads(dossier.id, at === 'selesai' ? 'settled' : 'open')
  const placed = usePlaced(threads, content).filter(
    (it) => (at !== 'wajib' || it.thread.mustFix) && (at !== 'hilang' || it.place === null),
  )
  useAddressed(
    dossier.id,
    threads.map((it) => it.id),
    { ready: list.isSuccess && !list.isFetching, settled: at === 'selesai' },
  )
  return (
    <div className="comments-part">
      <div className="comments-head">
        <nav className="comments-filter" aria-label={say(w.filter)}>
          {Object.entries(filters).map(([name, word]) => (
            <Link
              key={name}
              to="/berkas/$dossierId"
              params={{ dossierId: dossier.id }}
              search={{ bagian: 'percakapan', ...(name !== 'terbuka' && { saring: name }) } as never}
              aria-current={name === at ? 'page' : undefined}
            >
              {say(word)}
            </Link>
          ))}
        </nav>
        {me && me.role !== 'auditor' && (
          <Button look="do" onClick={() => setAsking(true)}>
            {say(w.newComment)}
          </Button>
        )}
      </div>
      <ProblemNote problem={list.error} />
      {list.isPending && <Skeleton lines={4} />}
      {list.isSuccess && placed.length === 0 && <Empty>{say(at === 'terbuka' ? w.none : w.noneHere)}</Empty>}
      {placed.map((it) => (
        <ThreadCard key={it.thread.id} placed={it} dossierId={dossier.id} />
      ))}
      {at === 'selesai' && <MoreRows list={list} />}
      {asking && <CommentForm dossierId={dossier.id} content={content} onClose={() => setAsking(false)} />}
    </div>
  )
}

/** Goes to the comment whose address was followed; one that is settled meanwhile is looked for among the settled. */
function useAddressed(
  dossierId: string,
  ids: readonly string[],
  { ready, settled }: { ready: boolean; settled: boolean },
): void {
  const navigate = useNavigate()
  const { hash } = useLocation()
  const found = ids.some((id) => commentId(id) === hash)
  useEffect(() => {
    if (!ready || !hash.startsWith('komentar-')) return
    if (found) {
      const card = document.getElementById(hash)
      card?.scrollIntoView({ block: 'center' })
      card?.focus({ preventScroll: true })
    } else if (!settled)
      void navigate({
        to: '/berkas/$dossierId',
        params: { dossierId },
        search: { bagian: 'percakapan', saring: 'selesai' } as never,
        hash,
        replace: true,
      })
  }, [ready, found, hash, settled, dossierId, navigate])
}
