import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { words } from '../../base/words/common.ts'
import { letterheadWords as w } from '../../base/words/letterhead.ts'
import { officeWords as o } from '../../base/words/office.ts'
import { useAct } from '../../web/act.ts'
import { call, upload, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox, errorOf, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { LeaveGuard } from '../../web/kit/LeaveGuard.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { PaperView } from '../../web/kit/PaperView.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { previewLetterhead, readLetterhead, saveLetterhead } from '../api/letterhead.ts'
import type { Letterhead } from '../rules/letterhead.ts'
import './letterhead.css'

/** Kop dan naskah: how papers look, with a sample beside the form that follows what is typed. */
export function LetterheadPart() {
  const read = useQuery({ queryKey: ['letterhead'], queryFn: () => call(readLetterhead, {}) })
  return (
    <>
      <ProblemNote problem={read.error} />
      {read.data ? <LetterheadForm saved={read.data.letterhead} /> : <Skeleton lines={8} />}
    </>
  )
}

/** The form as it is typed: a margin may be empty or half a number for a moment. */
type Typed = Omit<Letterhead, 'margins'> & { readonly margins: Readonly<Record<Side, string>> }
type Side = keyof Letterhead['margins']
const sides: readonly Side[] = ['top', 'right', 'bottom', 'left']

const typedOf = (it: Letterhead): Typed => ({
  ...it,
  margins: Object.fromEntries(sides.map((side) => [side, String(it.margins[side])])) as Typed['margins'],
})
const letterheadOf = (it: Typed): Letterhead => ({
  ...it,
  margins: Object.fromEntries(sides.map((side) => [side, Number(it.margins[side])])) as Letterhead['margins'],
})

type Part = { readonly typed: Typed; set(more: Partial<Typed>): void; readonly problem: Problem | null }

function LetterheadForm({ saved }: { saved: Letterhead }) {
  const say = useSay()
  const [typed, setTyped] = useState(() => typedOf(saved))
  const saving = useAct(saveLetterhead)
  const letterhead = letterheadOf(typed)
  const changed = JSON.stringify(typed) !== JSON.stringify(typedOf(saved))
  const set: Part['set'] = (more) => setTyped({ ...typed, ...more })
  const part = { typed, set, problem: saving.problem }
  return (
    <div className="letterhead">
      <LeaveGuard changed={changed && !saving.pending} />
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          saving.act({ body: { letterhead } })
        }}
      >
        <p className="sec">{say(w.about)}</p>
        <HeadPart {...part} />
        <SheetPart {...part} />
        <SigningPart {...part} />
        <ReleasePart {...part} />
        <ProblemNote problem={saving.problem} />
        <div className="row">
          <Button type="submit" look="do" pending={saving.pending}>
            {say(words.save)}
          </Button>
          <span role="status">{saving.done && !changed && say(w.saved)}</span>
        </div>
      </form>
      <Preview letterhead={letterhead} />
    </div>
  )
}

function HeadPart({ typed, set, problem }: Part) {
  const say = useSay()
  const [uploadProblem, setUploadProblem] = useState<Problem | null>(null)
  const take = (file: File) =>
    void upload<{ hash: string }>('/api/files', file).then(
      (kept) => {
        setUploadProblem(null)
        set({ logo: kept.hash })
      },
      (error: Problem) => setUploadProblem(error),
    )
  return (
    <fieldset className="letterhead-part">
      <legend>{say(w.head)}</legend>
      <Lines typed={typed} set={set} problem={problem} />
      <TextArea
        label={say(w.address)}
        help={say(w.addressHelp)}
        rows={3}
        maxLength={400}
        value={typed.address}
        onChange={(event) => set({ address: event.target.value })}
        error={errorOf(problem, 'address')}
      />
      {typed.logo && (
        <div className="letterhead-logo">
          <img src={`/api/files/${typed.logo}?width=640`} alt={say(w.logoNow)} />
          <Button look="quiet" onClick={() => set({ logo: null })}>
            {say(w.removeLogo)}
          </Button>
        </div>
      )}
      <TextInput
        label={say(w.logo)}
        type="file"
        accept="image/png,image/jpeg"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) take(file)
        }}
        error={errorOf(problem, 'logo')}
      />
      <ProblemNote problem={uploadProblem} />
    </fieldset>
  )
}

const LINES_MAX = 5 // as the contract has it

function Lines({ typed: { lines }, set, problem }: Part) {
  const say = useSay()
  const list = useRef<HTMLDivElement>(null)
  const change = (at: number, more: Partial<Letterhead['lines'][number]>) =>
    set({ lines: lines.map((it, index) => (index === at ? { ...it, ...more } : it)) })
  const remove = (at: number) => {
    set({ lines: lines.filter((_, index) => index !== at) })
    // The button that had the focus is gone: it goes to the line that took the place, or the one above.
    list.current?.querySelectorAll<HTMLInputElement>('input:not([type=checkbox])')[at === 0 ? 1 : at - 1]?.focus()
  }
  return (
    <div role="group" aria-label={say(w.lines)} className="letterhead-lines" ref={list}>
      {lines.map((line, at) => (
        <div key={at} className="letterhead-line">
          <TextInput
            label={say(w.line)(at + 1)}
            required
            maxLength={150}
            value={line.words}
            onChange={(event) => change(at, { words: event.target.value })}
            error={errorOf(problem, `lines.${at}.words`)}
          />
          <div className="row">
            <Checkbox
              label={say(w.large)}
              checked={line.large}
              onChange={(event) => change(at, { large: event.target.checked })}
            />
            {lines.length > 1 && (
              <Button look="quiet" aria-label={say(w.removeLine)(at + 1)} onClick={() => remove(at)}>
                {say(o.remove)}
              </Button>
            )}
          </div>
        </div>
      ))}
      {lines.length < LINES_MAX && (
        <Button onClick={() => set({ lines: [...lines, { words: '', large: false }] })}>{say(w.addLine)}</Button>
      )}
    </div>
  )
}

function SheetPart({ typed, set, problem }: Part) {
  const say = useSay()
  return (
    <fieldset className="letterhead-part">
      <legend>{say(w.sheetPart)}</legend>
      <Select
        label={say(w.sheet)}
        value={typed.sheet}
        onChange={(event) => set({ sheet: event.target.value as Letterhead['sheet'] })}
        options={(['A4', 'F4'] as const).map((value) => ({ value, label: say(w.sheets[value]) }))}
        error={errorOf(problem, 'sheet')}
      />
      <fieldset className="letterhead-margins">
        <legend>{say(w.margins)}</legend>
        {sides.map((side) => (
          <TextInput
            key={side}
            label={say(w.sides[side])}
            type="number"
            inputMode="numeric"
            min={side === 'bottom' ? 15 : 10}
            max={50}
            value={typed.margins[side]}
            onChange={(event) => set({ margins: { ...typed.margins, [side]: event.target.value } })}
            error={errorOf(problem, `margins.${side}`)}
          />
        ))}
      </fieldset>
      <Select
        label={say(w.face)}
        value={typed.face}
        onChange={(event) => set({ face: event.target.value as Letterhead['face'] })}
        options={(['sans', 'serif'] as const).map((value) => ({ value, label: say(w.faces[value]) }))}
        error={errorOf(problem, 'face')}
      />
      <Select
        label={say(w.size)}
        value={String(typed.size)}
        onChange={(event) => set({ size: Number(event.target.value) })}
        options={[10, 11, 12, 13].map((size) => ({ value: String(size), label: say(w.points)(size) }))}
        error={errorOf(problem, 'size')}
      />
    </fieldset>
  )
}

function SigningPart({ typed, set, problem }: Part) {
  const say = useSay()
  const { signatory } = typed
  const setSignatory = (more: Partial<Letterhead['signatory']>) => set({ signatory: { ...signatory, ...more } })
  return (
    <fieldset className="letterhead-part">
      <legend>{say(w.signing)}</legend>
      <TextInput
        label={say(w.place)}
        help={say(w.placeHelp)}
        maxLength={60}
        value={typed.place}
        onChange={(event) => set({ place: event.target.value })}
        error={errorOf(problem, 'place')}
      />
      <TextInput
        label={say(w.signatory)}
        help={say(w.signatoryHelp)}
        maxLength={200}
        value={signatory.title}
        onChange={(event) => setSignatory({ title: event.target.value })}
        error={errorOf(problem, 'signatory.title')}
      />
      <div>
        <Checkbox
          label={say(w.withRank)}
          checked={signatory.rank}
          onChange={(event) => setSignatory({ rank: event.target.checked })}
        />
        <Checkbox
          label={say(w.withNip)}
          checked={signatory.nip}
          onChange={(event) => setSignatory({ nip: event.target.checked })}
        />
      </div>
    </fieldset>
  )
}

function ReleasePart({ typed, set, problem }: Part) {
  const say = useSay()
  const { release } = typed
  return (
    <fieldset className="letterhead-part">
      <legend>{say(w.release)}</legend>
      <TextArea
        label={say(w.boilerplate)}
        help={say(w.boilerplateHelp)}
        maxLength={2_000}
        value={release.boilerplate}
        onChange={(event) => set({ release: { ...release, boilerplate: event.target.value } })}
        error={errorOf(problem, 'release.boilerplate')}
      />
      <TextArea
        label={say(w.contact)}
        rows={2}
        maxLength={500}
        value={release.contact}
        onChange={(event) => set({ release: { ...release, contact: event.target.value } })}
        error={errorOf(problem, 'release.contact')}
      />
    </fieldset>
  )
}

const PREVIEW_AFTER_MS = 400 // when the hand rests

/** The sample as it would be printed. While something typed is not right, the last good one stays. */
function Preview({ letterhead }: { letterhead: Letterhead }) {
  const say = useSay()
  const asked = useLater(JSON.stringify(letterhead), PREVIEW_AFTER_MS)
  const drawn = useQuery({
    queryKey: ['letterhead-preview', asked],
    queryFn: () => call(previewLetterhead, { body: { letterhead: JSON.parse(asked) as Letterhead } }),
    staleTime: Number.POSITIVE_INFINITY, // of one form there is one sample
    retry: false,
  })
  const [pages, setPages] = useState(drawn.data?.pages)
  if (drawn.data && drawn.data.pages !== pages) setPages(drawn.data.pages)
  return (
    <section className="letterhead-preview" aria-label={say(w.preview)}>
      <h2>{say(w.preview)}</h2>
      {drawn.error && <p className="sec">{say(w.previewStopped)}</p>}
      {pages ? <PaperView pages={pages} name={say(w.previewPage)} /> : !drawn.error && <Skeleton lines={10} />}
    </section>
  )
}

/** The same value, once it has been the same for a while. */
function useLater(value: string, afterMs: number): string {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const waiting = setTimeout(() => setLater(value), afterMs)
    return () => clearTimeout(waiting)
  }, [value, afterMs])
  return later
}
