import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { awayWords as w } from '../../base/words/away.ts'
import { readAttendance } from '../../office/api/away.ts'
import { unattendedWords, whyUnattended } from '../../office/rules/authority.ts'
import { call } from '../../web/call.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'

const attendanceQuery = { queryKey: ['attendance'], queryFn: () => call(readAttendance, {}), staleTime: 60_000 }
type Post = Awaited<ReturnType<typeof attendanceQuery.queryFn>>['posts'][number]

/**
 * Says before a dossier goes to a step, or to one person there, that nobody who may do it is at their desk today, and
 * who could stand in. It holds nothing back.
 */
export function AwayNote({
  to,
  personId,
}: {
  to: { step: number; postId: string; kind: string } | null
  personId?: string
}) {
  const { language } = useLanguage()
  const attendance = useQuery({ ...attendanceQuery, enabled: to !== null })
  const post = attendance.data?.posts.find((it) => it.id === to?.postId)
  if (!to || !post) return null
  const able = personId === undefined ? post.able : post.able.filter((it) => it.person.id === personId)
  const missing = whyUnattended(able, to)
  if (missing === null) return null
  if (missing.length === 0 && personId !== undefined) return null // the act itself is refused and says why
  const named = missing.map((it) => ({ ...it, name: it.person.name }))
  return (
    <div className="note" role="status">
      <p>{unattendedWords(post.name, named, language)}</p>
      <Proposal post={post} missing={missing} />
    </div>
  )
}

function Proposal({ post, missing }: { post: Post; missing: readonly Post['able'][number][] }) {
  const say = useSay()
  const me = useMe()
  const [first] = post.substitutes
  if (!first) return null
  const absent = missing.find((it) => it.acting === null)
  const untilOn = absent?.awayUntil
  const search = {
    bagian: 'plt',
    jabatan: post.id,
    ditunjuk: first.id,
    ...(absent && { untuk: absent.person.id }),
    ...(untilOn && { sampai: untilOn }),
  }
  const names = post.substitutes.map((it) => it.name).join(', ')
  return (
    <p>
      {say(absent ? w.couldAct : w.couldFill)(names)}{' '}
      {me?.role === 'administrator' && (
        <Link to="/pengaturan" search={search}>
          {say(w.prepare)(first.name)}
        </Link>
      )}
    </p>
  )
}
