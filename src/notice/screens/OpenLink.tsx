import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { sendingWords as w } from '../../base/words/notice-sending.ts'
import { call } from '../../web/call.ts'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { openNoticeLink } from '../api/preferences.ts'

/** A link out of a message: leads who it was made for to the matter itself, and shows nobody else anything. */
export function OpenLink() {
  const say = useSay()
  const navigate = useNavigate()
  const { token } = useParams({ from: '/frame/p/$token' })
  const opened = useQuery({
    queryKey: ['notice-link', token],
    queryFn: () => call(openNoticeLink, { body: { token } }),
    staleTime: Infinity,
  })
  const place = opened.data?.place
  useEffect(() => {
    if (place) void navigate({ to: place, replace: true })
  }, [place, navigate])
  return (
    <Page title={say(w.openingLink)}>
      {opened.isPending && <Skeleton lines={3} />}
      <ProblemNote problem={opened.error} />
      {opened.error && (
        <p>
          <Link to="/pemberitahuan" className="button">
            {say(w.toList)}
          </Link>
        </p>
      )}
    </Page>
  )
}
