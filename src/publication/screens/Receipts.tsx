import { Link, useParams, useSearch } from '@tanstack/react-router'
import { correctionWords } from '../../base/words/correction.ts'
import { mailingWords } from '../../base/words/mailings.ts'
import { publicationWords as p } from '../../base/words/publication.ts'
import { receiptWords as w } from '../../base/words/receipts.ts'
import { addressOf } from '../../web/call.ts'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { FilterLinks } from '../../web/kit/Tabs.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { useRows } from '../../web/rows.ts'
import { longTime, numberText, shortTime } from '../../web/time.ts'
import { downloadRecipients } from '../../press/api/mailings.ts'
import { Letters } from '../../press/screens/Letters.tsx'
import { downloadReceipts, listReceipts } from '../api/receipts.ts'
import { isByMail } from '../rules/by-mail.ts'
import './publication.css'

/** Of those who subscribed on the portal there are counts, and no names. */

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Penerima: who received which version of one publication, and when; of one delivery alone, each letter of a release. */
export function Receipts() {
  const say = useSay()
  const { language } = useLanguage()
  const { publicationId } = useParams({ from: '/frame/terbitan/$publicationId/penerima' })
  const { kiriman, keadaan } = useSearch({ from: '/frame/terbitan/$publicationId/penerima' })
  const me = useMe()
  const delivery = kiriman && UUID.test(kiriman) ? kiriman : undefined
  const { list, rows, first } = useRows(listReceipts, {
    params: { publicationId },
    query: { limit: 100, ...(delivery && { delivery }) },
  })
  const one = delivery ? rows[0] : undefined
  // Whom letters went to is personal data: the auditor reads how many.
  const letters = one && isByMail(one.channel) && me && me.role !== 'auditor' ? one : null
  const here = `/terbitan/${publicationId}/penerima`
  const csv =
    letters?.channel === 'email'
      ? addressOf(downloadRecipients.path, { deliveryId: letters.id }, { language })
      : addressOf(downloadReceipts.path, { publicationId }, { language, ...(delivery && { delivery }) })
  const newest = first?.versions.at(-1)?.number
  return (
    <Page
      title={say(w.title)}
      about={
        first && (
          <>
            {say(w.about)(first.publication.title)}{' '}
            <Link to="/berkas/$dossierId" params={{ dossierId: first.publication.dossierId }} search={{}}>
              {say(p.dossier)(first.publication.dossierNumber)}
            </Link>
          </>
        )
      }
      acts={
        <a className="button" href={csv} download>
          {say(w.csv)}
        </a>
      }
    >
      <ProblemNote problem={list.error} />
      {list.isPending && <Skeleton />}
      {first && (
        <section className="section">
          <h2>{say(w.versions)}</h2>
          <ol className="receipt-versions">
            {first.versions.map((it) => (
              <li key={it.number}>
                <b>
                  {it.number}. {it.form === 'first' ? say(w.first) : say(correctionWords.form[it.form])}
                </b>
                , <time dateTime={it.at}>{longTime(it.at, language)}</time> <code>{it.hash.slice(0, 12)}</code>
                {it.number === newest && first.publication.state === 'public' && ` (${say(w.current)})`}
                {it.note && <q>{it.note}</q>}
              </li>
            ))}
          </ol>
        </section>
      )}
      {rows.length > 0 && (
        <section className="section">
          <h2>{say(w.receipts)}</h2>
          {one && (
            <FilterLinks
              label={say(w.narrowed)}
              filters={[
                { to: here, text: say(w.allDeliveries), current: false },
                {
                  to: here,
                  text: `${one.destination || say(p.portal)}, ${say(p[one.kind])}`,
                  current: true,
                  search: { kiriman: one.id },
                },
              ]}
            />
          )}
          <table className="table cards">
            <thead>
              <tr>
                {[w.destination, w.version, w.kind, w.state, w.owedAt, w.sentAt].map((it) => (
                  <th key={it.en} scope="col">
                    {say(it)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} className="receipt">
                  <td>
                    {row.url ? (
                      <a href={row.url} target="_blank" rel="noreferrer">
                        {row.destination || say(p.portal)}
                      </a>
                    ) : (
                      row.destination || say(p.portal)
                    )}
                  </td>
                  <td>
                    {row.versionNumber} <code>{row.versionHash.slice(0, 8)}</code>
                  </td>
                  <td>{say(p[row.kind])}</td>
                  <td>
                    {say(w.states[row.state])}
                    {row.letters && row.letters.written > 0 && (
                      <span className="cap">
                        {' '}
                        {say(w.letters)(
                          numberText(row.letters.written, language),
                          numberText(row.letters.lost, language),
                        )}
                      </span>
                    )}
                    {!one && isByMail(row.channel) && (
                      <Link
                        className="cap receipt-one"
                        to="/terbitan/$publicationId/penerima"
                        params={{ publicationId }}
                        search={{ kiriman: row.id }}
                      >
                        {say(mailingWords.toRecipients)} <span className="visually-hidden">{row.destination}</span>
                      </Link>
                    )}
                    {row.problem && <small className="cap"> {row.problem}</small>}
                  </td>
                  <td>
                    <time dateTime={row.createdAt} title={longTime(row.createdAt, language)}>
                      {shortTime(row.createdAt, language)}
                    </time>
                  </td>
                  <td>
                    {row.sentAt && (
                      <time dateTime={row.sentAt} title={longTime(row.sentAt, language)}>
                        {shortTime(row.sentAt, language)}
                      </time>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <MoreRows list={list} />
      {letters && (
        <Letters deliveryId={letters.id} keadaan={keadaan} here={{ to: here, search: { kiriman: letters.id } }} />
      )}
    </Page>
  )
}
