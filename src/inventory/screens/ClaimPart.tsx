import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CLAIM_MAX, claimLabels, type ClaimLabel } from '../../base/claim.ts'
import { claimWords as w } from '../../base/words/claims.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { errorOf, Select, TextArea } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime } from '../../web/time.ts'
import { listItemMentions, type Item } from '../api.ts'
import { readClaim, reportClaim, type Claim } from '../api/claims.ts'
import { ClaimDue } from './ClaimDue.tsx'
import './claim.css'

/** The hoax report of an item and its clock; who sorts reports it here. */
export function ClaimPart({ item }: { item: Item }) {
  const say = useSay()
  const [asking, setAsking] = useState(false)
  const read = useQuery({
    queryKey: ['claim', item.id],
    queryFn: () => call(readClaim, { params: { itemId: item.id } }),
  })
  if (!read.data) return <ProblemNote problem={read.error} />
  const { claim, whyNot } = read.data
  return (
    <>
      {claim && <ClaimNote claim={claim} answered={false} />}
      {!whyNot && (
        <p>
          <Button look="quiet" onClick={() => setAsking(true)}>
            {say(claim ? w.reportAnew : w.report)}
          </Button>
        </p>
      )}
      {asking && <ClaimDialog item={item} claim={claim} onClose={() => setAsking(false)} />}
    </>
  )
}

/** A claim as it was quoted, until when it is to be answered, and what was kept of where it stands. */
export function ClaimNote({ claim, answered }: { claim: Claim; answered: boolean }) {
  const say = useSay()
  const { language } = useLanguage()
  const { page } = claim
  const file = (form: string, text: string) => (
    <a href={`/api/inventory/claims/${claim.id}/${form}`} target="_blank" rel="noreferrer">
      {text}
    </a>
  )
  return (
    <section className="note claim" aria-label={say(w.title)}>
      <p>
        <b>{say(w.title)}</b>
        {claim.label && <> · {say(w.labels[claim.label])}</>}
      </p>
      <q lang="id">{claim.quote}</q>
      <p className="cap">
        {claim.source && <>{claim.source} · </>}
        {say(w.by)(claim.reportedBy, shortTime(claim.reportedAt, language))}
      </p>
      {!answered && (
        <p>
          <ClaimDue dueAt={claim.dueAt} />
        </p>
      )}
      <p className="cap">
        {say(w.kept)} {file('copy', say(w.copy))} <code title={claim.copyHash}>{claim.copyHash.slice(0, 8)}</code>
        {page.hash && <> · {file('page', say(w.page))}</>}
        {page.picture && <> · {file('picture', say(w.picture))}</>}
        {page.archive && <> · {file('archive', say(w.archive))}</>}
        {page.state === 'waiting' && <> · {say(w.waiting)}</>}
        {page.state === 'failed' && <> · {say(w.failed)}</>}
      </p>
    </section>
  )
}

function ClaimDialog({ item, claim, onClose }: { item: Item; claim: Claim | null; onClose: () => void }) {
  const say = useSay()
  const mentions = useQuery({
    queryKey: ['item-mentions', item.id, 'claim'],
    queryFn: () => call(listItemMentions, { params: { itemId: item.id }, query: { limit: 20 } }),
    enabled: item.mentions > 0,
  })
  const rows = mentions.data?.rows ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const [typed, setTyped] = useState<string | null>(claim?.quote ?? null)
  const [label, setLabel] = useState<ClaimLabel | ''>(claim?.label ?? '')
  const reporting = useAct(reportClaim, onClose)
  const mention = rows.find((row) => row.id === chosen) ?? rows[0]
  const quote = typed ?? (mention?.title ?? item.title).slice(0, CLAIM_MAX)
  return (
    <Dialog title={say(w.dialog)} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          reporting.act({
            params: { itemId: item.id },
            body: { mentionId: mention?.id ?? null, quote, label: label === '' ? null : label },
          })
        }}
      >
        <p className="cap">{say(w.about)}</p>
        {rows.length > 1 && (
          <Select
            label={say(w.where)}
            value={mention?.id ?? ''}
            onChange={(event) => setChosen(event.target.value)}
            options={rows.map((row) => ({ value: row.id, label: `${row.source}: ${row.title}` }))}
          />
        )}
        <p className="cap">
          {say(w.excerpt)}: <span lang="id">{mention ? `${mention.title}. ${mention.excerpt}` : item.summary}</span>
        </p>
        <TextArea
          label={say(w.quote)}
          help={say(w.quoteHelp)}
          error={errorOf(reporting.problem, 'quote')}
          required
          rows={4}
          maxLength={CLAIM_MAX}
          value={quote}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Select
          label={say(w.label)}
          value={label}
          onChange={(event) => setLabel(claimLabels.find((it) => it === event.target.value) ?? '')}
          options={[
            { value: '', label: say(w.notYet) },
            ...claimLabels.map((it) => ({ value: it, label: say(w.labels[it]) })),
          ]}
        />
        {reporting.problem?.details.field !== 'quote' && <ProblemNote problem={reporting.problem ?? mentions.error} />}
        <div className="row">
          <Button look="do" type="submit" pending={reporting.pending}>
            {say(w.keep)}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {say(w.cancel)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
