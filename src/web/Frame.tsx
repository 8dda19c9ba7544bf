import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { words } from '../base/words/common.ts'
import { keptWords as k } from '../base/words/kept.ts'
import { risenWords } from '../base/words/risen.ts'
import { sendingWords } from '../base/words/notice-sending.ts'
import { readDay } from '../dossier/api.ts'
import { chooseLanguage, signOut } from '../office/api.ts'
import { Bell, noticeCount } from './Bell.tsx'
import { call, type Problem } from './call.ts'
import { KeptLine } from './KeptLine.tsx'
import { showKeyHelp, useKeyHelp } from './key-help.ts'
import { useGoKeys, useKeys } from './keys.ts'
import { Dialog } from './kit/Dialog.tsx'
import { LevelTag } from './kit/LevelTag.tsx'
import { ProblemNote } from './kit/ProblemNote.tsx'
import { useLanguage, useSay } from './language.tsx'
import { useMe } from './me.ts'
import { everywhere, places, records, settings } from './places.ts'
import { MoreRisen, RisenLink } from './RisenLink.tsx'
import { keptDecisions, useKeptDecisions } from './outbox.ts'
import { workText } from './time.ts'

/** The frame of every screen: places at the side, or four of them at the bottom on a phone. */
export function Frame() {
  const say = useSay()
  const help = useKeyHelp()
  const navigate = useNavigate()
  useGoKeys(
    useMemo(
      () => Object.fromEntries(everywhere.map((place) => [place.key, () => void navigate({ to: place.to })])),
      [navigate],
    ),
  )
  useKeys(useMemo(() => ({ '?': () => showKeyHelp(true), '/': focusSearch }), []))
  const path = useRouterState({ select: (state) => state.location.pathname })
  // The menu belongs to the place where it was opened, so going elsewhere closes it.
  const [moreAt, setMoreAt] = useState<string | null>(null)
  const more = moreAt === path
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    scrollTo(0, 0)
    main.current?.querySelector('h1')?.focus({ preventScroll: true })
  }, [path])
  return (
    <div className="app">
      <a className="skip" href="#isi">
        {say(words.skip)}
      </a>
      <header className="side">
        <Link to="/" className="mark">
          Siar
        </Link>
        <nav aria-label={say(words.places)}>
          <Places list={places} />
          <Bell />
          <hr />
          <Places list={records} />
          <hr />
          <Places list={[settings]} />
        </nav>
        <Self />
      </header>
      <main className="main" id="isi" ref={main}>
        <Offline />
        <KeptLine />
        <CrisisBar />
        <RunnerAlarm />
        <Outlet />
      </main>
      <nav className="bottom" aria-label={say(words.places)}>
        <Places list={places.slice(0, 3)} />
        <Bell plain />
        <button type="button" aria-expanded={more} onClick={() => setMoreAt(path)}>
          {say(words.more)}
        </button>
      </nav>
      {more && (
        <Dialog title={say(words.more)} onClose={() => setMoreAt(null)}>
          <nav className="more-places" aria-label={say(words.more)}>
            <Places list={[...places.slice(3), ...records, settings]} />
          </nav>
          <Self />
        </Dialog>
      )}
      {help.open && (
        <Dialog title={say(words.keysTitle)} onClose={() => showKeyHelp(false)}>
          <ul>
            {help.groups.map((group) => (
              <li key={group.title.en}>
                <b>{say(group.title)}</b>
                <ul>
                  {group.keys.map(({ press, does }) => (
                    <li key={does.en}>
                      {press.map((it) => (
                        <kbd key={it}>{it}</kbd>
                      ))}{' '}
                      {say(does)}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
            <li>
              <kbd>/</kbd> {say(words.keySearch)}
            </li>
            <li>
              <kbd>k</kbd> {say(words.keyComment)}
            </li>
            <li>
              <kbd>?</kbd> {say(words.keyHelp)}
            </li>
            <li>
              <kbd>g</kbd> {say(words.keyGo)}
              <ul>
                {everywhere.map((place) => (
                  <li key={place.key}>
                    <kbd>g</kbd> <kbd>{place.key}</kbd> {say(place.word)}
                  </li>
                ))}
              </ul>
            </li>
          </ul>
        </Dialog>
      )}
    </div>
  )
}

function Places({ list }: { list: readonly (typeof everywhere)[number][] }) {
  const say = useSay()
  return list.map((place) => (
    <Link key={place.to} to={place.to} activeOptions={{ exact: place.to === '/' }}>
      {say(place.word)}
    </Link>
  ))
}

function Self() {
  const say = useSay()
  const me = useMe()
  const { language, choose } = useLanguage()
  const { kept } = useKeptDecisions()
  const waiting = kept.filter(({ came }) => came === null).length
  const refused = kept.filter(({ came }) => came?.kind === 'refused')
  const [asked, setAsked] = useState(false)
  const [notLeft, setNotLeft] = useState<Problem | null>(null)
  if (!me) return null
  const switchLanguage = () => {
    const next = language === 'id' ? 'en' : 'id'
    choose(next)
    void call(chooseLanguage, { body: { language: next } }).catch(() => {}) // kept in the browser as well
  }
  const leave = async () => {
    const trouble = await call(signOut, {}).then(
      () => null,
      (error: Problem) => error,
    )
    // Without an answer the session is still good, and whoever took the phone could go on in it.
    if (trouble?.details.code === 'no-answer') return setNotLeft(trouble)
    // Else it is over: a session that was gone already is signed out too. What was last seen is this person's own.
    await globalThis.caches?.delete('siar-seen').catch(() => {})
    keptDecisions.forget(me.personId)
    location.assign('/app/masuk')
  }
  const askToLeave = () => (waiting + refused.length === 0 ? void leave() : setAsked(true))
  return (
    <div className="me">
      <b>{me.name}</b>
      <span className="sec">{me.posts.map((post) => post.name).join(', ') || say(words[me.role])}</span>
      <button type="button" className="button quiet" onClick={switchLanguage}>
        {say(words.otherLanguage)}
      </button>
      <button type="button" className="button quiet" onClick={askToLeave}>
        {say(words.signOut)}
      </button>
      {!asked && <ProblemNote problem={notLeft} />}
      {asked && (
        <Dialog title={say(k.leaveTitle)} onClose={() => setAsked(false)}>
          <p>{waiting > 0 ? say(k.leave)(waiting) : refused.length === 0 && say(k.allSent)}</p>
          {refused.map((it) => (
            <p key={it.key}>
              {say(k.wasRefused)(it.number)}. {say(k.notSeen)}
            </p>
          ))}
          <ProblemNote problem={notLeft} />
          <div className="row kept-ask">
            {waiting > 0 && (
              <button type="button" className="button do" onClick={() => setAsked(false)}>
                {say(k.wait)}
              </button>
            )}
            <button type="button" className={waiting > 0 ? 'button no' : 'button do'} onClick={() => void leave()}>
              {say(waiting > 0 ? k.leaveAnyway : words.signOut)}
            </button>
          </div>
        </Dialog>
      )}
    </div>
  )
}

const RISEN_SHOWN = 2 // a phone still shows the page below them; the desk names more

/** On top while anything is under way at alert or crisis level, or rose there and nobody has taken it up; never a pop-up. */
function CrisisBar() {
  const say = useSay()
  const { language } = useLanguage()
  const day = useQuery({ queryKey: ['day'], queryFn: () => call(readDay, {}), refetchInterval: 60_000 })
  const [first, ...others] = day.data?.crises ?? []
  const risen = day.data?.risen ?? { count: 0, rows: [] }
  const shown = risen.rows.slice(0, RISEN_SHOWN)
  return (
    <>
      {first && (
        <div className="crisis-bar">
          <LevelTag level={first.level} />
          <Link to="/berkas/$dossierId/siaga" params={{ dossierId: first.id }}>
            {first.title}
          </Link>
          {others.length > 0 && <Link to="/siaga">{say(words.otherCrises)}</Link>}
        </div>
      )}
      {shown.map((it, at) => (
        <div className="crisis-bar" key={it.itemId}>
          <LevelTag level={it.level} />
          <RisenLink of={it}>{it.title}</RisenLink>
          <span className="time late">
            {say(risenWords.since)(it.minutes ? workText(it.minutes, language) : '')},{' '}
            {say(it.dossierId ? risenWords.calm : risenWords.unpicked)}
          </span>
          {at === shown.length - 1 && risen.count > shown.length && <MoreRisen count={risen.count - shown.length} />}
        </div>
      ))}
    </>
  )
}

/** To an administrator: what should run by itself does not. */
function RunnerAlarm() {
  const say = useSay()
  const { data } = useQuery(noticeCount)
  if (!data?.runnerSilent) return null
  return (
    <div className="offline" role="status">
      <Link to="/pengaturan/pekerjaan">{say(sendingWords.alarm)}</Link>
    </div>
  )
}

function Offline() {
  const say = useSay()
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return online ? null : (
    <div className="offline" role="status">
      {say(words.offline)}
    </div>
  )
}

function focusSearch(): void {
  document.querySelector<HTMLInputElement>('input[type=search]')?.focus()
}
