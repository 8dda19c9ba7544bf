import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { sourceWords as w } from '../../base/words/sources.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call, type Problem } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText } from '../../web/time.ts'
import { addSource, discoverSources } from '../api/sources.ts'
import { bodyOf, SourceFields, usualDraft, type Draft } from './SourceFields.tsx'

type Found = Answer<typeof discoverSources>

/** A source by the address of its site: its feeds are found, their newest entries shown, and one is kept. */
export function AddSource({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [draft, setDraft] = useState<Draft | null>(null)
  const [kind, setKind] = useState<Found['feeds'][number]['kind']>('feed')
  const finding = useMutation<Found, Problem, string>({
    mutationFn: (address) => call(discoverSources, { body: { address } }),
  })
  const adding = useAct(addSource, onClose)
  if (draft)
    return (
      <AskForm
        title={say(w.add)}
        does={say(w.save)}
        pending={adding.pending}
        problem={adding.problem}
        focusField
        onDo={() => adding.act({ body: { kind, ...bodyOf(draft) } })}
        onClose={onClose}
      >
        <SourceFields draft={draft} problem={adding.problem} onWrite={setDraft} />
      </AskForm>
    )
  return (
    <AskForm
      title={say(w.add)}
      does={say(w.find)}
      pending={finding.isPending}
      problem={finding.error}
      focusField
      onDo={() => typed.trim() !== '' && finding.mutate(typed.trim())}
      onClose={onClose}
    >
      <TextInput
        label={say(w.site)}
        help={say(w.siteHelp)}
        required
        inputMode="url"
        autoCapitalize="none"
        maxLength={2_000}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <div role="status">
        {finding.data && (
          <FoundFeeds
            found={finding.data}
            onChoose={(feed) => {
              setKind(feed.kind)
              setDraft({ ...usualDraft, name: feed.title, address: feed.address })
            }}
          />
        )}
      </div>
    </AskForm>
  )
}

function FoundFeeds({ found, onChoose }: { found: Found; onChoose: (feed: Found['feeds'][number]) => void }) {
  const say = useSay()
  const { language } = useLanguage()
  if (found.feeds.length === 0)
    return (
      <p className="note">
        {say(w.found)(0)} {found.trouble && found.trouble !== 'not-a-source' && say(w.troubles[found.trouble])}{' '}
        {found.trouble === 'not-a-source' && say(w.foundNone)}
      </p>
    )
  return (
    <>
      <p>{say(w.found)(found.feeds.length)}</p>
      {found.feeds.map((feed) => (
        <section key={feed.address} className="source-found">
          <h3>{feed.title || feed.address}</h3>
          <p className="cap source-address">{feed.address}</p>
          {feed.kind === 'sitemap' && <p className="cap">{say(w.ofSitemap)}</p>}
          <p className="cap">{say(feed.entries.length > 0 ? w.newest : w.noEntries)}</p>
          <ul>
            {feed.entries.map((it, at) => (
              <li key={at}>
                {it.title} {it.publishedAt && <span className="cap">{dayText(it.publishedAt, language)}</span>}
              </li>
            ))}
          </ul>
          {feed.knownAs ? (
            <p className="note">{say(w.knownAs)(feed.knownAs)}</p>
          ) : (
            <Button onClick={() => onChoose(feed)} aria-label={`${say(w.choose)}: ${feed.title || feed.address}`}>
              {say(w.choose)}
            </Button>
          )}
        </section>
      ))}
    </>
  )
}
