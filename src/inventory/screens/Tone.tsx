import { useQuery } from '@tanstack/react-query'
import { toneWords as w } from '../../base/words/tone.ts'
import { useAct } from '../../web/act.ts'
import type { Answer } from '../../http/contract.ts'
import { call } from '../../web/call.ts'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime } from '../../web/time.ts'
import { readInventory } from '../api.ts'
import { sayTone } from '../api/tone.ts'
import { toneInForce, tones, type ReadTone, type ToneTold } from '../rules/tone.ts'
import './tone.css'

/** The shapes of the issue map, so that a tone is told without its colour too. */
const shapes = { negative: '◆', neutral: '●', positive: '▲' } as const

/** A tone in a word, with its shape; without either where it is not known. */
export function ToneTag({ tone }: { tone: ReadTone }) {
  const say = useSay()
  if (!isTone(tone)) return <span className="sec">{say(w.tones[tone])}</span>
  return (
    <span className={`tone tone-${tone}`}>
      <span aria-hidden="true">{shapes[tone]}</span> {say(w.tones[tone])}
    </span>
  )
}

const isTone = (tone: ReadTone): tone is (typeof tones)[number] => tones.some((it) => it === tone)

/** The tone of a mention, put right by one press of whoever works in the inventory, with what the machine read beside it. */
export function Tone({ mention, tone }: { mention: { readonly id: string; readonly title: string }; tone: ToneTold }) {
  const say = useSay()
  const { language } = useLanguage()
  const inventory = useQuery({ queryKey: ['inventory'], queryFn: () => call(readInventory, {}), staleTime: 60_000 })
  const saying = useAct(sayTone)
  const { read, said } = tone
  const inForce = toneInForce(tone)
  const set = (to: (typeof tones)[number] | null) =>
    saying.act({ params: { mentionId: mention.id }, body: { tone: to } })
  const copies = said && (saying.done as Answer<typeof sayTone> | undefined)?.copies
  return (
    <div className="tone-of">
      <ToneTag tone={inForce} />
      {inventory.data?.whyNot === null && (
        <span className="tone-set" role="group" aria-label={say(w.set)(mention.title)}>
          {tones.map((it) => (
            <button
              key={it}
              type="button"
              className={`tone tone-${it}`}
              aria-pressed={said?.tone === it}
              aria-label={say(w.tones[it])}
              title={say(w.tones[it])}
              aria-disabled={saying.pending || undefined}
              onClick={() => set(it)}
            >
              <span aria-hidden="true">{shapes[it]}</span>
            </button>
          ))}
        </span>
      )}
      {said && (
        <span className="cap" title={longTime(said.at, language)}>
          {say(w.saidBy)(said.by)} · {say(w.machineSays)(say(w.tones[read]))}{' '}
          {inventory.data?.whyNot === null && (
            <button type="button" className="tone-back" onClick={() => set(null)}>
              {say(w.back)}
            </button>
          )}
        </span>
      )}
      {Boolean(copies) && <output className="cap">{say(w.withCopies)(copies ?? 0)}</output>}
      <ProblemNote problem={saying.problem} />
    </div>
  )
}
