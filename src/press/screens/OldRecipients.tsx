import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams, useSearch } from '@tanstack/react-router'
import { mailingWords as w } from '../../base/words/mailings.ts'
import { call } from '../../web/call.ts'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { readMailing } from '../api/mailings.ts'

/** Where the recipients of one release stood by themselves: they stand with all that its publication went to. */
export function OldRecipients() {
  const say = useSay()
  const { deliveryId } = useParams({ from: '/frame/terbitan/penerima/$deliveryId' })
  const { keadaan } = useSearch({ from: '/frame/terbitan/penerima/$deliveryId' })
  const mailing = useQuery({
    queryKey: ['mailing', deliveryId],
    queryFn: () => call(readMailing, { params: { deliveryId } }),
  })
  if (mailing.data)
    return (
      <Navigate
        replace
        to="/terbitan/$publicationId/penerima"
        params={{ publicationId: mailing.data.publicationId }}
        search={{ kiriman: deliveryId, ...(keadaan && { keadaan }) }}
      />
    )
  return (
    <Page title={say(w.recipients)}>
      {mailing.isPending && <Skeleton />}
      <ProblemNote problem={mailing.error} />
    </Page>
  )
}
