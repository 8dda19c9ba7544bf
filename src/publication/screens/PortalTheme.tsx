import { useQuery } from '@tanstack/react-query'
import { useRef, useState, type CSSProperties } from 'react'
import { darkOf, isReadable, readableOf, type PortalTheme } from '../../base/portal-theme.ts'
import { words } from '../../base/words/common.ts'
import { officeWords as o } from '../../base/words/office.ts'
import { portalThemeWords as w } from '../../base/words/portal-theme.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { LeaveGuard } from '../../web/kit/LeaveGuard.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { readPortalTheme, savePortalTheme } from '../api/portal-theme.ts'
import './portal-theme.css'

type Read = Answer<typeof readPortalTheme>

/** Pengaturan → Tampilan portal: colours, links and foot, with a preview in both modes that follows what is typed. */
export function PortalThemeScreen() {
  const say = useSay()
  const read = useQuery({ queryKey: ['portal-theme'], queryFn: () => call(readPortalTheme, {}) })
  return (
    <Page title={say(w.title)} about={say(w.about)}>
      <ProblemNote problem={read.error} />
      {read.data ? <ThemeForm read={read.data} /> : <Skeleton lines={8} />}
    </Page>
  )
}

function ThemeForm({ read: { theme, office } }: { read: Read }) {
  const say = useSay()
  const [typed, setTyped] = useState(theme)
  const saving = useAct(savePortalTheme)
  const changed = JSON.stringify(typed) !== JSON.stringify(theme)
  const set = (more: Partial<PortalTheme>) => setTyped({ ...typed, ...more })
  return (
    <div className="portal-theme">
      <LeaveGuard changed={changed && !saving.pending} />
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          saving.act({ body: { theme: typed } })
        }}
      >
        <fieldset className="portal-theme-part">
          <legend>{say(w.colours)}</legend>
          <TextInput
            label={say(w.accent)}
            type="color"
            help={say(w.accentHelp)}
            value={typed.accent}
            onChange={(event) => set({ accent: event.target.value })}
            error={errorOf(saving.problem, 'accent')}
          />
          <Contrast accent={typed.accent} />
          <TextInput
            label={say(w.band)}
            type="color"
            value={typed.band}
            onChange={(event) => set({ band: event.target.value })}
            error={errorOf(saving.problem, 'band')}
          />
        </fieldset>
        <Links
          name="menu"
          help={say(w.menuHelp)}
          links={typed.menu}
          set={(menu) => set({ menu })}
          problem={saving.problem}
        />
        <Links name="social" links={typed.social} set={(social) => set({ social })} problem={saving.problem} />
        <div className="portal-theme-part">
          <TextArea
            label={say(w.footer)}
            help={say(w.footerHelp)}
            rows={3}
            maxLength={600}
            value={typed.footer}
            onChange={(event) => set({ footer: event.target.value })}
            error={errorOf(saving.problem, 'footer')}
          />
        </div>
        <ProblemNote problem={saving.problem} />
        <div className="row">
          <Button type="submit" look="do" pending={saving.pending}>
            {say(words.save)}
          </Button>
          <span role="status">{saving.done && !changed && say(w.saved)}</span>
        </div>
      </form>
      <section className="portal-theme-preview" aria-label={say(w.preview)}>
        <h2>{say(w.preview)}</h2>
        <Sample theme={typed} office={office} scheme="light" />
        <Sample theme={typed} office={office} scheme="dark" />
      </section>
    </div>
  )
}

function Contrast({ accent }: { accent: string }) {
  const say = useSay()
  const { language } = useLanguage()
  const ratio = readableOf(accent).toLocaleString(language, { maximumFractionDigits: 1 })
  return (
    <p className={isReadable(accent) ? 'cap' : 'error'} role="status">
      {isReadable(accent) ? '✓' : '⚠'} {say(w.contrast)(ratio)}, {say(isReadable(accent) ? w.readable : w.pale)}
    </p>
  )
}

const LINKS_MAX = 8 // as the contract has it

function Links({
  name,
  help,
  links,
  set,
  problem,
}: {
  name: 'menu' | 'social'
  help?: string
  links: PortalTheme['menu']
  set(links: PortalTheme['menu']): void
  problem: Problem | null
}) {
  const say = useSay()
  const list = useRef<HTMLFieldSetElement>(null)
  const change = (at: number, more: Partial<PortalTheme['menu'][number]>) =>
    set(links.map((it, index) => (index === at ? { ...it, ...more } : it)))
  const remove = (at: number) => {
    set(links.filter((_, index) => index !== at))
    // The button that had the focus is gone: it goes to the one that adds.
    list.current?.querySelector<HTMLButtonElement>('.portal-theme-add button')?.focus()
  }
  return (
    <fieldset className="portal-theme-part" ref={list}>
      <legend>{say(w[name])}</legend>
      {help && <p className="cap">{help}</p>}
      {links.map((it, at) => (
        <div key={at} className="portal-theme-link">
          <TextInput
            label={say(w.label)(at + 1)}
            required
            maxLength={40}
            value={it.label}
            onChange={(event) => change(at, { label: event.target.value })}
            error={errorOf(problem, `${name}.${at}.label`)}
          />
          <TextInput
            label={say(w.to)(at + 1)}
            required
            maxLength={500}
            value={it.to}
            onChange={(event) => change(at, { to: event.target.value.trim() })}
            error={errorOf(problem, `${name}.${at}.to`)}
          />
          <Button look="quiet" aria-label={say(w.remove)(at + 1)} onClick={() => remove(at)}>
            {say(o.remove)}
          </Button>
        </div>
      ))}
      {links.length < LINKS_MAX && (
        <div className="portal-theme-add">
          <Button onClick={() => set([...links, { label: '', to: '' }])}>{say(w.add)}</Button>
        </div>
      )}
    </fieldset>
  )
}

/** The head, a title and the foot of the portal in small; what they are made of is what the portal's own style is. */
function Sample({ theme, office, scheme }: { theme: PortalTheme; office: Read['office']; scheme: 'light' | 'dark' }) {
  const say = useSay()
  const style = {
    '--act': scheme === 'dark' ? darkOf(theme.accent) : theme.accent,
    '--band': theme.band,
  } as CSSProperties
  return (
    <div
      className={`portal-sample portal-sample-${scheme}`}
      style={style}
      role="img"
      aria-label={say(w.samplePart)(say(w[scheme]))}
    >
      <div className="portal-sample-head">
        {office.logo && <img src={`/api/files/${office.logo}?width=320`} alt="" />}
        <span>
          {office.regency}
          <b>{office.name}</b>
        </span>
      </div>
      <div className="portal-sample-menu">
        {[...say(w.samplePlaces).split(' '), ...theme.menu.map((it) => it.label)].map((label, at) => (
          <span key={at}>{label}</span>
        ))}
      </div>
      <small>
        26 November 2026 <u>{say(w.sampleTopic)}</u>
      </small>
      <strong>{say(w.sampleTitle)}</strong>
      <span>{say(w.sampleText)}</span>
      <u>{say(w.sampleLink)}</u>
      <div className="portal-sample-foot">
        <span>{office.address}</span>
        <span>{theme.footer}</span>
        {theme.social.map((it, at) => (
          <u key={at}>{it.label}</u>
        ))}
      </div>
    </div>
  )
}
