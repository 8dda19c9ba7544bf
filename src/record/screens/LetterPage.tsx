import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { letterWords as w } from '../../base/words/letters.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox, errorOf, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, longTime, shortTime, today } from '../../web/time.ts'
import { endLetterBranch, passLetterOn, readLetter, type Letter } from '../api/letters.ts'
import { boxes, urgencies, type Box, type Urgency } from '../rules/cascade.ts'
import { bookAddress } from './book-address.ts'
import './letters.css'

type Branch = Letter['branches'][number]
type Doing = { readonly act: 'pass' | 'reported' | 'none-needed'; readonly branch: Branch }

/** One incoming letter: what it says, its scans, and the cascade of its dispositions as a tree. */
export function LetterPage() {
  const say = useSay()
  const { letterId } = useParams({ from: '/frame/surat-masuk/$letterId' })
  const letter = useQuery({
    queryKey: ['letter', letterId],
    queryFn: () => call(readLetter, { params: { letterId } }),
  })
  const [doing, setDoing] = useState<Doing | null>(null)
  const it = letter.data
  const mine = it?.branches.find((branch) => branch.mayEnd)
  return (
    <Page
      title={it?.subject ?? say(w.letters)}
      about={it && `${it.from} · ${it.formatted}`}
      acts={
        mine && (
          <>
            <Button look="do" onClick={() => setDoing({ act: 'pass', branch: mine })}>
              {say(w.pass)}
            </Button>
            <Button onClick={() => setDoing({ act: 'reported', branch: mine })}>{say(w.report)}</Button>
            <Button look="quiet" onClick={() => setDoing({ act: 'none-needed', branch: mine })}>
              {say(w.noneNeeded)}
            </Button>
          </>
        )
      }
    >
      <ProblemNote problem={letter.error} />
      {letter.isPending && <Skeleton lines={8} />}
      {it && (
        <>
          <About letter={it} />
          <section className="section">
            <h2>{say(w.cascade)}</h2>
            <Tree letter={it} parentId={null} onDo={setDoing} />
          </section>
        </>
      )}
      {it && doing?.act === 'pass' && <PassForm letter={it} branch={doing.branch} onClose={() => setDoing(null)} />}
      {it && doing && doing.act !== 'pass' && (
        <EndForm letterId={it.id} branch={doing.branch} kind={doing.act} onClose={() => setDoing(null)} />
      )}
    </Page>
  )
}

function About({ letter: it }: { letter: Letter }) {
  const say = useSay()
  const { language } = useLanguage()
  const facts: [string, string][] = [
    [say(w.from), it.from],
    [say(w.to), it.to],
    [say(w.letterNumber), it.letterNumber],
    [say(w.letterDate), it.letteredOn ? dayText(it.letteredOn, language) : ''],
    [say(w.received), dayText(it.datedOn, language)],
    [say(w.urgency), say(w.urgencies[it.urgency])],
    [say(w.attachments), it.attachments > 0 ? String(it.attachments) : ''],
    [say(w.remarks), it.remarks],
  ]
  return (
    <>
      {it.voided && <p className="note">{say(w.voided)(it.voided)}</p>}
      <dl className="letters-facts">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        <div>
          <dt>{say(w.scans)}</dt>
          <dd>
            {it.files.length === 0 && say(w.noScan)}
            <ul>
              {it.files.map((file) => (
                <li key={file.hash}>
                  <a href={`/api/files/${file.hash}`} target="_blank" rel="noreferrer">
                    {file.name}
                  </a>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
      <p className="cap">
        {say(w.registeredBy)(it.registeredBy, longTime(it.registeredAt, language))} ·{' '}
        <Link to="/agenda" search={{ buku: bookAddress(it.book), tahun: String(it.year), kartu: it.entryId }}>
          {say(w.toAgenda)}
        </Link>
      </p>
    </>
  )
}

function Tree({ letter, parentId, onDo }: { letter: Letter; parentId: string | null; onDo: (doing: Doing) => void }) {
  const here = letter.branches.filter((it) => it.parentId === parentId)
  if (here.length === 0) return null
  return (
    <ul className="letters-tree">
      {here.map((branch) => (
        <li key={branch.id}>
          <BranchPart letter={letter} branch={branch} onDo={onDo} />
          <Tree letter={letter} parentId={branch.id} onDo={onDo} />
        </li>
      ))}
    </ul>
  )
}

function BranchPart({ letter, branch, onDo }: { letter: Letter; branch: Branch; onDo: (doing: Doing) => void }) {
  const say = useSay()
  const { language } = useLanguage()
  const passed = letter.branches.some((it) => it.parentId === branch.id)
  const state = branch.end?.kind ?? (passed ? 'passed-on' : 'waiting')
  const late = state === 'waiting' && branch.dueOn !== null && branch.dueOn < today()
  return (
    <div className="letters-branch">
      <div>
        <b>{branch.post.name}</b>{' '}
        <span className={state === 'waiting' ? 'tag attention' : 'tag'}>{say(w.states[state])}</span>{' '}
        {branch.parentId !== null && branch.urgency !== 'ordinary' && (
          <span className="tag">{say(w.urgencies[branch.urgency])}</span>
        )}{' '}
        {branch.dueOn && (
          <span className={late ? 'time late' : 'cap'}>
            {say(late ? w.overdue : w.due)(dayText(branch.dueOn, language))}
          </span>
        )}
      </div>
      {branch.boxes.length > 0 && <div>{branch.boxes.map((box) => say(w.boxes[box])).join(' · ')}</div>}
      {branch.instruction && <p className="letters-words">{branch.instruction}</p>}
      {branch.parentId !== null && (
        <div className="cap">{say(w.passedBy)(branch.from, shortTime(branch.passedAt, language))}</div>
      )}
      {branch.end && (
        <div className="letters-end">
          {branch.end.words && <p className="letters-words">{branch.end.words}</p>}
          <div className="cap">{say(w.endedBy)(branch.end.by, shortTime(branch.end.at, language))}</div>
        </div>
      )}
      {branch.mayPass && !branch.mayEnd && (
        <Button look="quiet" onClick={() => onDo({ act: 'pass', branch })}>
          {say(w.passMore)}
        </Button>
      )}
    </div>
  )
}

function PassForm({ letter, branch, onClose }: { letter: Letter; branch: Branch; onClose: () => void }) {
  const say = useSay()
  const [to, setTo] = useState<readonly string[]>([])
  const [asked, setAsked] = useState<readonly Box[]>([])
  const [instruction, setInstruction] = useState('')
  const [urgency, setUrgency] = useState<Urgency>(branch.urgency)
  const [dueOn, setDueOn] = useState('')
  const { act, pending, problem } = useAct(passLetterOn, onClose)
  const offered = letter.posts.filter((post) => post.id !== branch.post.id)
  const toggle = <T,>(list: readonly T[], it: T, on: boolean) => (on ? [...list, it] : list.filter((one) => one !== it))
  return (
    <AskForm
      title={say(w.passTitle)}
      does={say(w.pass)}
      pending={pending}
      problem={problem}
      onDo={() =>
        act({
          params: { letterId: letter.id, branchId: branch.id },
          body: { to: [...to], boxes: [...asked], instruction, urgency, dueOn: dueOn || null },
        })
      }
      onClose={onClose}
    >
      <fieldset className="letters-choice">
        <legend>{say(w.passTo)}</legend>
        {offered.map((post) => (
          <Checkbox
            key={post.id}
            label={post.name}
            checked={to.includes(post.id)}
            onChange={(event) => setTo(toggle(to, post.id, event.target.checked))}
          />
        ))}
        {errorOf(problem, 'to') && <small className="error">{errorOf(problem, 'to')}</small>}
      </fieldset>
      <fieldset className="letters-choice">
        <legend>{say(w.asked)}</legend>
        {boxes.map((box) => (
          <Checkbox
            key={box}
            label={say(w.boxes[box])}
            checked={asked.includes(box)}
            onChange={(event) => setAsked(toggle(asked, box, event.target.checked))}
          />
        ))}
      </fieldset>
      <TextArea
        label={say(w.instruction)}
        rows={3}
        maxLength={2_000}
        value={instruction}
        onChange={(event) => setInstruction(event.target.value)}
        error={errorOf(problem, 'instruction')}
      />
      <Select
        label={say(w.urgency)}
        value={urgency}
        onChange={(event) => setUrgency(event.target.value as Urgency)}
        options={urgencies.map((value) => ({ value, label: say(w.urgencies[value]) }))}
      />
      <TextInput
        label={say(w.dueOn)}
        help={say(w.dueHelp)}
        type="date"
        min={today()}
        max={branch.dueOn ?? undefined}
        value={dueOn}
        onChange={(event) => setDueOn(event.target.value)}
        error={errorOf(problem, 'dueOn')}
      />
      <p className="sec">{say(w.passAbout)}</p>
    </AskForm>
  )
}

function EndForm({
  letterId,
  branch,
  kind,
  onClose,
}: {
  letterId: string
  branch: Branch
  kind: 'reported' | 'none-needed'
  onClose: () => void
}) {
  const say = useSay()
  const [text, setText] = useState('')
  const { act, pending, problem } = useAct(endLetterBranch, onClose)
  const reports = kind === 'reported'
  return (
    <AskForm
      title={say(reports ? w.report : w.noneNeeded)}
      does={say(reports ? w.report : w.noneNeeded)}
      pending={pending}
      problem={problem}
      onDo={() => act({ params: { letterId, branchId: branch.id }, body: { kind, words: text } })}
      onClose={onClose}
    >
      <TextArea
        label={say(reports ? w.reportWords : w.noneWords)}
        rows={reports ? 5 : 2}
        required={reports}
        maxLength={4_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={errorOf(problem, 'words')}
      />
      <p className="sec">{say(w.reportAbout)}</p>
    </AskForm>
  )
}
