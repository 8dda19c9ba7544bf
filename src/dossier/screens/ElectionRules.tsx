import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { electionWords as w, gateWords } from '../../base/words/gates.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { dayText, shortTime, today } from '../../web/time.ts'
import { readElectionRules, replaceElectionRules } from '../api/election.ts'
import { electionPackSchema, type ElectionPack } from '../rules/election.ts'
import './findings.css'

/** Aturan pemilihan: periods and rules with their sources, and the way to replace them from a file. */
export function ElectionRules() {
  const say = useSay()
  const me = useMe()
  const { language } = useLanguage()
  const [asked, setAsked] = useState(false)
  const query = useQuery({ queryKey: ['election-rules'], queryFn: () => call(readElectionRules, {}) })
  const { data } = query
  if (!data)
    return (
      <Page title={say(w.title)}>
        <ProblemNote problem={query.error} />
        {query.isPending && <Skeleton lines={8} />}
      </Page>
    )
  const { pack, revision } = data
  return (
    <Page
      title={say(w.title)}
      about={
        data.changedBy && data.changedAt
          ? say(w.changed)(data.changedBy, shortTime(data.changedAt, language))
          : say(w.builtIn)
      }
      acts={
        <>
          <Button onClick={() => download(pack)}>{say(w.download)}</Button>
          {me?.role === 'administrator' && (
            <Button look="do" onClick={() => setAsked(true)}>
              {say(w.replace)}
            </Button>
          )}
        </>
      }
    >
      <p>{say(w.about)}</p>
      <section className="section">
        <h2>{pack.name}</h2>
        {pack.note && <p>{pack.note}</p>}
        <p className="sec">
          {say(w.reviewBy)} {dayText(pack.reviewBy, language)}
        </p>
      </section>
      <Periods pack={pack} />
      <Rules pack={pack} />
      {asked && <AskPack revision={revision} onClose={() => setAsked(false)} />}
    </Page>
  )
}

function Periods({ pack }: { pack: ElectionPack }) {
  const say = useSay()
  const { language } = useLanguage()
  const day = today()
  return (
    <section className="section">
      <h2>{say(w.periods)}</h2>
      {pack.periods.length === 0 && <p className="sec">{say(w.noPeriods)}</p>}
      <ul className="election-list">
        {pack.periods.map((it) => (
          <li key={it.id}>
            <b>{it.name}</b>
            {it.from <= day && day <= it.until && <span className="tag attention">{say(w.now)}</span>}
            <p>
              {dayText(it.from, language)} – {dayText(it.until, language)}
            </p>
            <p className="cap">{it.source}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rules({ pack }: { pack: ElectionPack }) {
  const say = useSay()
  const names = new Map(pack.periods.map((it) => [it.id, it.name]))
  return (
    <section className="section">
      <h2>{say(w.rules)}</h2>
      <ul className="election-list">
        {pack.rules.map((it) => (
          <li key={it.id}>
            <p>
              <b>{it.says}</b>
            </p>
            <p className="sec">
              {say(gateWords[it.severity])} ·{' '}
              {it.during.length === 0 ? say(w.always) : it.during.map((id) => names.get(id)).join('; ')}
            </p>
            <p className="sec">
              {it.phrases.length === 0 ? say(w.wholeText) : `${say(w.phrases)}: ${it.phrases.join(', ')}`}
            </p>
            <p className="cap">
              {it.law}. {it.source}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

const FILE_MAX = 1_000_000

function AskPack({ revision, onClose }: { revision: number; onClose: () => void }) {
  const say = useSay()
  const replacing = useAct(replaceElectionRules, onClose)
  const [read, setRead] = useState<{ pack: ElectionPack } | { wrong: string } | null>(null)
  const take = async (file: File | undefined) => {
    replacing.reset()
    setRead(file ? await readPack(file) : null)
  }
  const pack = read && 'pack' in read ? read.pack : null
  return (
    <Dialog title={say(w.replaceTitle)} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (pack) replacing.act({ body: { pack, seenRevision: revision } })
        }}
      >
        <TextInput
          label={say(w.file)}
          help={say(w.fileHelp)}
          type="file"
          accept="application/json,.json"
          onChange={(event) => void take(event.target.files?.[0])}
          error={read && 'wrong' in read ? say(w.fileWrong)(read.wrong) : undefined}
        />
        {pack && <p>{say(w.willHold)(pack.name, pack.rules.length, pack.periods.length)}</p>}
        <ProblemNote problem={replacing.problem} />
        <div className="row">
          <Button type="submit" look="do" pending={replacing.pending} aria-disabled={pack ? undefined : true}>
            {say(w.replaceTitle)}
          </Button>
          <Button onClick={onClose}>{say(words.cancel)}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** A file as the rules it holds, or the place in it that is not right. */
async function readPack(file: File): Promise<{ pack: ElectionPack } | { wrong: string }> {
  if (file.size > FILE_MAX) return { wrong: `${FILE_MAX / 1_000_000} MB` }
  try {
    const parsed = electionPackSchema.safeParse(JSON.parse(await file.text()))
    return parsed.success ? { pack: parsed.data } : { wrong: parsed.error.issues[0]?.path.join('.') ?? '' }
  } catch {
    return { wrong: 'JSON' }
  }
}

function download(pack: ElectionPack): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(pack, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'aturan-pemilihan.json'
  link.click()
  URL.revokeObjectURL(address)
}
