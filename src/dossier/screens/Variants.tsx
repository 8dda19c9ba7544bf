import { useDeferredValue, useMemo, useRef, useState, type ReactNode } from 'react'
import { VARIANT_MAX, type Content } from '../../base/content.ts'
import { channelWords, variantWords as w } from '../../base/words/variants.ts'
import { Button } from '../../web/kit/Button.tsx'
import { BesideField, TextArea } from '../../web/kit/Field.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { numberText } from '../../web/time.ts'
import { isStale, stalenessOf, withOwn, withVariants } from '../rules/variants.ts'
import { hashtagsOf, lengthOf, limits, readingSeconds, type Channel, type Variant } from '../rules/variants/limits.ts'
import { CommentsAt } from './comments/CommentsAt.tsx'
import { VariantLook } from './VariantLook.tsx'
import './variants.css'

/** Every form of a version as it was written, to read: on the dossier's page and on the decision sheet. */
export function VariantsView({ content, open = false }: { content: Content; open?: boolean }) {
  const say = useSay()
  const variants = content.variants ?? []
  if (variants.length === 0) return <p className="sec">{say(w.none)}</p>
  return (
    <div className="variants">
      {variants.map((it) => (
        <One key={it.channel} content={content} variant={it} open={open}>
          <VariantLook channel={it.channel} text={it.text} />
          <div className="variant-acts">
            <Copy text={it.text} />
          </div>
        </One>
      ))}
    </div>
  )
}

/** The forms beside the text while it is written: live, and each to be written over and given back. */
export function VariantsEditor({
  content,
  channels,
  onChange,
}: {
  content: Content
  channels: readonly Channel[]
  onChange: (variants: Variant[]) => void
}) {
  const say = useSay()
  // What is typed in the text comes first; the forms follow when the machine has a moment.
  const late = useDeferredValue(content)
  const shown = useMemo(() => withVariants(late, channels), [late, channels])
  return (
    <div className="variants">
      <p className="sec">{say(w.variantsHelp)}</p>
      {shown.variants === undefined && <p className="sec">{say(w.nothingYet)}</p>}
      {shown.variants?.map((it) => (
        <Edited
          key={it.channel}
          content={late}
          variant={content.variants?.find(({ channel, own }) => own && channel === it.channel) ?? it}
          onChange={(text) => onChange(withOwn(content, channels, it.channel, text).variants ?? [])}
        />
      ))}
    </div>
  )
}

function Edited({
  content,
  variant,
  onChange,
}: {
  content: Content
  variant: Variant
  onChange: (text: string | null) => void
}) {
  const say = useSay()
  const { channel, own } = variant
  const [dropped, setDropped] = useState<string | null>(null)
  const begun = useRef(false) // the button that was pressed is gone, so the cursor goes where it leads
  const name = say(channelWords[channel])
  const { text } = variant
  return (
    <One content={content} variant={variant}>
      {own && (
        <Stale content={content} variant={variant}>
          <Button onClick={() => onChange(text)}>{say(w.stillRight)}</Button>
        </Stale>
      )}
      {own && (
        <TextArea
          label={say(w.ownLabel)(name)}
          data-place={`variant/${channel}`}
          ref={(field) => {
            if (begun.current) field?.focus()
            begun.current = false
          }}
          lang="id"
          rows={channel === 'videotron' ? 2 : 8}
          maxLength={VARIANT_MAX}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      <VariantLook channel={channel} text={text} />
      <div className="variant-acts">
        <Copy text={text} />
        {own ? (
          <Button
            look="quiet"
            onClick={() => {
              setDropped(text)
              onChange(null)
            }}
          >
            {say(w.reset)}
          </Button>
        ) : (
          <Button
            look="quiet"
            onClick={() => {
              begun.current = true
              onChange(text)
            }}
          >
            {say(w.write)}
          </Button>
        )}
        {!own && dropped !== null && (
          <Button
            look="quiet"
            onClick={() => {
              onChange(dropped)
              setDropped(null)
            }}
          >
            {say(w.undoReset)}
          </Button>
        )}
      </div>
    </One>
  )
}

/** One form: its channel, how long it is, and whose words it is in, before it is opened. */
function One({
  content,
  variant,
  open,
  children,
}: {
  content: Content
  variant: Variant
  open?: boolean
  children: ReactNode
}) {
  const say = useSay()
  const stale = useMemo(() => isStale(stalenessOf(content, variant)), [content, variant])
  return (
    <>
      <details className="variant" open={open}>
        <summary>
          {say(channelWords[variant.channel])}
          <span className="cap">{say(variant.own ? w.own : w.derived)}</span>
          {stale && <span className="tag attention">{say(w.staleTag)}</span>}
          <Length channel={variant.channel} text={variant.text} />
        </summary>
        <BesideField value={nothing}>
          <div className="variant-body">{children}</div>
        </BesideField>
      </details>
      {/* beside it, since what is folded in is not seen */}
      <CommentsAt at={`variant/${variant.channel}`} named />
    </>
  )
}

const nothing = () => null // the form's own mark says it

function Length({ channel, text }: { channel: Channel; text: string }) {
  const say = useSay()
  const { language } = useLanguage()
  const { max, unit } = limits[channel]
  const length = lengthOf(channel, text)
  const figure = (value: number) => numberText(value, language)
  const tags = channel === 'caption' ? hashtagsOf(text).length : 0
  const seconds = channel === 'radio' ? readingSeconds(text) : 0
  return (
    <span className="cap variant-length">
      {seconds > 0 && <>{say(w.reading)(say(w.seconds)(Math.floor(seconds / 60), seconds % 60))} · </>}
      {tags > 0 && <>{say(w.hashtags)(tags)} · </>}
      {say(w.length)(unit, figure(length), figure(max))}
      {length > max && <b className="variant-over"> {say(w.over)(figure(length - max))}</b>}
    </span>
  )
}

/** What an own wording was written from and reads otherwise now; nothing while all of it stands. */
function Stale({ content, variant, children }: { content: Content; variant: Variant; children: ReactNode }) {
  const say = useSay()
  const stale = useMemo(() => stalenessOf(content, variant), [content, variant])
  if (!isStale(stale)) return null
  return (
    <div className="note variant-stale" role="status">
      <p>{say(w.stale)}</p>
      <ul>
        {stale.facts.map((it) => (
          <li key={it.was}>{it.now === null ? say(w.factGone)(it.was) : say(w.factChanged)(it.was, it.now)}</li>
        ))}
      </ul>
      {children}
    </div>
  )
}

function Copy({ text }: { text: string }) {
  const say = useSay()
  const [said, setSaid] = useState<'' | 'copied' | 'notCopied'>('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('copied')
    } catch {
      setSaid('notCopied') // no permission, or a page that is not served safely
    }
  }
  return (
    <>
      <Button look="quiet" onClick={() => void copy()}>
        {say(w.copy)}
      </Button>
      <output className="cap" aria-live="polite">
        {said && say(w[said])}
      </output>
    </>
  )
}
