import { IconArrowRight, IconDots, IconFlame, IconX } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { intakeWords } from '../../base/words/intake.ts'
import { inventoryWords as w } from '../../base/words/inventory.ts'
import { risenWords } from '../../base/words/risen.ts'
import { uploadWords as u } from '../../base/words/uploads.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { useKeys } from '../../web/keys.ts'
import { Button } from '../../web/kit/Button.tsx'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, longTime, shortTime, zonedTime } from '../../web/time.ts'
import { editItem, readItem, restoreItem, type Item } from '../api.ts'
import { isCrisis, levels } from '../../base/levels.ts'
import { isUnsorted } from '../rules.ts'
import { ClaimPart } from './ClaimPart.tsx'
import { FactsPart } from './FactsPart.tsx'
import { HandedIn } from './HandedIn.tsx'
import { Waiting } from './Waiting.tsx'
import { ItemForm, type Draft } from './ItemForm.tsx'
import { ItemMentions } from './ItemMentions.tsx'
import { ItemNames } from './ItemNames.tsx'
import { ItemProgrammes } from './ItemProgrammes.tsx'
import { JoinedItems } from './JoinedItems.tsx'
import { ProgrammeVoices } from './ProgrammeVoices.tsx'
import { SameDossiers } from './SameDossiers.tsx'
import { Reasons } from './Reasons.tsx'
import type { Triage } from './triage.ts'

type Read = Answer<typeof readItem>

/** One item: what it says, where it comes from, and what may be done with it. */
export function ItemDetail({
  itemId,
  programmes,
  triage,
  editing,
  onEdit,
}: {
  itemId: string
  programmes: readonly { id: string; title: string }[]
  triage: Triage
  editing: boolean
  onEdit: (editing: boolean) => void
}) {
  const say = useSay()
  const { language } = useLanguage()
  const read = useQuery({ queryKey: ['item', itemId], queryFn: () => call(readItem, { params: { itemId } }) })
  const item = read.data
  if (read.error) return <ProblemNote problem={read.error} />
  if (!item) return <Skeleton />
  if (editing && !item.whyNotEdit)
    return <EditItem key={itemId} item={item} programmes={programmes} onDone={() => onEdit(false)} />
  const mayWork = !item.whyNotPick || item.whyNotPick.code === 'item-not-open'
  return (
    <article className="inventory-item" aria-labelledby="inventory-item-title">
      <header>
        <p className="cap">
          {say(w[item.kind])} · {say(w[item.state])}
        </p>
        <h2 id="inventory-item-title">{item.title}</h2>
        <LevelTag level={item.level} /> {item.kind === 'issue' && <span className="sec">{item.duty}</span>}
      </header>
      {isUnsorted(item) && item.kind !== 'programme' && (
        <SameDossiers key={`dossiers ${item.id}`} item={item} triage={triage} />
      )}
      {isUnsorted(item) && item.risenAt && (
        <p className="time late">{say(risenWords.runs)(zonedTime(item.risenAt, language))}</p>
      )}
      {item.unanswered && (
        <p>
          <Waiting unanswered={item.unanswered} />
        </p>
      )}
      {item.kind === 'issue' && item.level !== 'watch' && <FactsPart key={`facts ${item.id}`} item={item} />}
      <p className={item.summary ? 'inventory-summary' : 'sec'}>{item.summary || say(w.noSummary)}</p>
      {item.agenda && (item.agenda.title !== item.title || item.agenda.summary !== item.summary) && (
        <section className="note">
          <p>
            <b>{say(w.agendaSays)}:</b> {item.agenda.title}
          </p>
          <p className="inventory-summary">{item.agenda.summary}</p>
        </section>
      )}
      {item.levelReason && (
        <p className="note">
          <b>{say(w.levelSaid)(item.levelReason.by)}:</b> {item.levelReason.reason}
        </p>
      )}
      {item.score !== null && <Reasons item={item} />}
      {item.mentions > 0 && <ItemNames itemId={item.id} />}
      {item.kind !== 'programme' && item.state !== 'merged' && (
        <ItemProgrammes key={`programmes ${item.id}`} itemId={item.id} />
      )}
      <Facts item={item} isOfAgenda={item.agenda !== null} />
      <Outcome item={item} />
      {item.kind === 'programme' && <ProgrammeVoices programmeId={item.id} />}
      <JoinedItems key={`joined ${item.id}`} itemId={item.id} heading="h3" />
      {item.kind === 'issue' && <ClaimPart key={`claim ${item.id}`} item={item} />}
      {item.hasIntake && <HandedIn itemId={item.id} mayAsk={mayWork} />}
      {item.mentions > 0 && (
        <ItemMentions key={`mentions ${item.id}`} item={item} whyNotSplit={item.whyNotMerge?.title} />
      )}
      {isUnsorted(item) && !item.whyNotPick && <LevelButtons item={item} triage={triage} />}
      {item.state === 'planned' && <p className="sec">{say(w.plannedHelp)}</p>}
      {isUnsorted(item) && (
        <p className="cap">
          {item.whyNotPick?.title ??
            say(isCrisis(item.level) ? w.pickGraveHelp : item.round?.open ? w.pickHelp : w.pickNowHelp)}
        </p>
      )}
      {isUnsorted(item) && !item.whyNotPick && (
        <Acts key={`acts ${item.id}`} item={item} triage={triage} onEdit={() => onEdit(true)} />
      )}
      {(item.state === 'dismissed' || item.state === 'merged') && !item.whyNotRestore && <Restore itemId={item.id} />}
    </article>
  )
}

/** What may be done with an item; on a phone the first two stay in reach of the thumb, and one button opens the others. */
function Acts({ item, triage, onEdit }: { item: Read; triage: Triage; onEdit: () => void }) {
  const say = useSay()
  const [more, setMore] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  useKeys({
    Escape: () => {
      if (!more) return false
      setMore(false)
      opener.current?.focus()
      return true
    },
  })
  // Where the facts are overdue, asking for them is the next act, and it stands above.
  return (
    <div className="inventory-acts" role="group" aria-label={say(w.acts)}>
      <Button
        look={item.unanswered?.late ? 'plain' : 'do'}
        aria-keyshortcuts="p"
        pending={triage.pending}
        onClick={() => triage.ask('pick', [item])}
      >
        {say(w.pick)} <kbd>p</kbd>
      </Button>
      <Button
        look="no"
        aria-keyshortcuts="x"
        pending={triage.pending}
        reason={triage.whyNot('dismiss', item)}
        onClick={() => triage.ask('dismiss', [item])}
      >
        {say(w.dismiss)} <kbd>x</kbd>
      </Button>
      <button
        ref={opener}
        type="button"
        className="button plain inventory-more"
        aria-expanded={more}
        aria-label={say(w.moreActs)}
        onClick={() => setMore(!more)}
      >
        {more ? <IconX size={20} aria-hidden /> : <IconDots size={20} aria-hidden />}
      </button>
      <div className={more ? 'inventory-acts-rest open' : 'inventory-acts-rest'}>
        <Button
          aria-keyshortcuts="m"
          pending={triage.pending}
          reason={triage.whyNot('merge', item)}
          onClick={() => triage.ask('merge', [item])}
        >
          {say(w.merge)} <kbd>m</kbd>
        </Button>
        {item.state === 'open' && (
          <Button aria-keyshortcuts="w" pending={triage.pending} onClick={() => triage.watch([item])}>
            {say(item.watched ? w.unobserve : w.observe)} <kbd>w</kbd>
          </Button>
        )}
        <Button aria-keyshortcuts="t" pending={triage.pending} onClick={() => triage.ask('assign', [item])}>
          {say(w.assign)} <kbd>t</kbd>
        </Button>
        <Button aria-keyshortcuts="u" pending={triage.pending} onClick={() => triage.ask('urgent', [item])}>
          <IconFlame size={18} aria-hidden /> {say(w.urgent)} <kbd>u</kbd>
        </Button>
        <Button look="quiet" aria-keyshortcuts="e" onClick={onEdit}>
          {say(w.edit)} <kbd>e</kbd>
        </Button>
      </div>
    </div>
  )
}

function Facts({ item, isOfAgenda }: { item: Item; isOfAgenda: boolean }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <dl className="inventory-facts">
      <dt>{say(w.fieldDay)}</dt>
      <dd>{dayText(item.notedOn, language)}</dd>
      {item.code && (
        <>
          <dt>{say(u.code)}</dt>
          <dd>{item.code}</dd>
        </>
      )}
      {item.agency && (
        <>
          <dt>{say(w.fieldAgency)}</dt>
          <dd>{item.agency}</dd>
        </>
      )}
      {(item.source || item.sourceUrl) && (
        <>
          <dt>{say(w.fieldSource)}</dt>
          <dd>
            {item.source}{' '}
            {item.sourceUrl && (
              <a href={item.sourceUrl} target="_blank" rel="noreferrer noopener">
                {say(w.followSource)} ({hostOf(item.sourceUrl)})
              </a>
            )}
          </dd>
        </>
      )}
      {item.assignedTo && (
        <>
          <dt>{say(w.assignedLabel)}</dt>
          <dd>{item.assignedTo.name}</dd>
        </>
      )}
      {item.programme && (
        <>
          <dt>{say(w.fieldProgramme)}</dt>
          <dd>{item.programme.title}</dd>
        </>
      )}
      <dt>{say(w.noted)}</dt>
      <dd>
        <time dateTime={item.createdAt} title={longTime(item.createdAt, language)}>
          {shortTime(item.createdAt, language)}
        </time>
        , {item.createdBy ?? say(isOfAgenda ? w.byAgenda : item.handedIn ? intakeWords.byAgency : w.byRadar)}
        {item.round && <> · {say(w.round)(item.round.number)}</>}
      </dd>
    </dl>
  )
}

function Outcome({ item }: { item: Item }) {
  const say = useSay()
  if (item.dossier)
    return (
      <p className="note ok">
        {say(w.pickedNow)(item.dossier.number)}{' '}
        <Link to="/berkas/$dossierId" params={{ dossierId: item.dossier.id }} search={{}}>
          {say(w.openDossier)} <IconArrowRight size={16} aria-hidden />
        </Link>
      </p>
    )
  if (item.state === 'merged')
    return (
      <p className="note">
        {item.joinedTo ? (
          <Link to="/inventaris" search={{ state: 'semua', butir: item.joinedTo.id }}>
            {say(w.joinedTo)(item.joinedTo.title)}
          </Link>
        ) : (
          say(w.merged)
        )}
      </p>
    )
  if (item.state !== 'dismissed') return null
  return (
    <p className="note">
      <b>{say(w.dismissed)}:</b> {item.dismissedReason}
    </p>
  )
}

function LevelButtons({ item, triage }: { item: Item; triage: Triage }) {
  const say = useSay()
  return (
    <fieldset className="inventory-levels">
      <legend>{say(w.level)}</legend>
      {levels.map((level, at) => (
        <button
          key={level}
          type="button"
          aria-pressed={item.level === level}
          aria-keyshortcuts={String(at + 1)}
          onClick={() => triage.mark(item, level)}
        >
          <LevelTag level={level} />
        </button>
      ))}
    </fieldset>
  )
}

function Restore({ itemId }: { itemId: string }) {
  const say = useSay()
  const restoring = useAct(restoreItem)
  return (
    <>
      <ProblemNote problem={restoring.problem} />
      <Button pending={restoring.pending} onClick={() => restoring.act({ params: { itemId }, body: {} })}>
        {say(w.restore)}
      </Button>
    </>
  )
}

function EditItem({
  item,
  programmes,
  onDone,
}: {
  item: Item
  programmes: readonly { id: string; title: string }[]
  onDone: () => void
}) {
  const say = useSay()
  const { kind, title, summary, agency, source, sourceUrl, notedOn, level, programme } = item
  const [draft, setDraft] = useState<Draft>({
    kind,
    title,
    summary,
    agency,
    source,
    sourceUrl,
    notedOn,
    level,
    programmeId: programme?.id ?? null,
  })
  const [seenRevision, setSeenRevision] = useState(item.revision)
  const editing = useAct(editItem, onDone)
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const detail = form.current?.closest<HTMLElement>('.inventory-detail')
    form.current?.querySelector('input')?.focus()
    return () => detail?.focus({ preventScroll: true })
  }, [])
  const queries = useQueryClient()
  const changed = editing.problem?.details.code === 'item-changed'
  useEffect(() => {
    if (changed) void queries.invalidateQueries({ queryKey: ['item', item.id] }) // to show what it says now
  }, [changed, item.id, queries])
  const programmeId = draft.kind === 'programme' ? null : draft.programmeId
  return (
    <div ref={form}>
      <ItemForm
        draft={draft}
        programmes={programmes.filter(({ id }) => id !== item.id)}
        problem={editing.problem}
        levelApart
        onWrite={setDraft}
        onSend={() =>
          editing.act({
            params: { itemId: item.id },
            body: { ...draft, level: item.level, programmeId, seenRevision },
          })
        }
      >
        {changed && (
          <section className="note">
            <h3>{say(w.nowStands)}</h3>
            <p>{item.title}</p>
            <p className="inventory-summary">{item.summary}</p>
            <Button onClick={() => (setSeenRevision(item.revision), editing.reset())}>{say(w.keepMine)}</Button>
          </section>
        )}
        <Button look="do" type="submit" pending={editing.pending}>
          {say(w.save)}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {say(w.notReally)}
        </Button>
      </ItemForm>
    </div>
  )
}

function hostOf(address: string): string {
  return URL.parse(address)?.hostname ?? address
}
