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
import { agendaSaid } from '../rules/agenda.ts'
import { bodyOf, SourceFields, usualDraft, usualOf, type Draft } from './SourceFields.tsx'

type Found = Answer<typeof discoverSources>

type FoundSource = Found['found'][number]

/** A source by an address: what may be one there is found and shown, feeds and the page itself, and one is kept. */
export function AddSource({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<FoundSource | null>(null)
  const [draft, setDraft] = useState<Draft | null>(null)
  const finding = useMutation<Found, Problem, string>({
    mutationFn: (address) => call(discoverSources, { body: { address } }),
  })
  const adding = useAct(addSource, onClose)
  if (chosen && draft)
    return (
      <AskForm
        title={say(w.add)}
        does={say(w.save)}
        pending={adding.pending}
        problem={adding.problem}
        focusField
        onDo={() => adding.act({ body: { kind: chosen.kind, ...bodyOf(draft) } })}
        onClose={onClose}
      >
        <SourceFields
          draft={draft}
          problem={adding.problem}
          kind={chosen.kind}
          headings={chosen.headings}
          onWrite={setDraft}
        />
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
          <FoundSources
            found={finding.data}
            onChoose={(it) => {
              setChosen(it)
              setDraft({ ...usualDraft, ...usualOf[it.kind], name: it.title, address: it.address })
            }}
          />
        )}
      </div>
    </AskForm>
  )
}

function FoundSources({ found, onChoose }: { found: Found; onChoose: (it: FoundSource) => void }) {
  const say = useSay()
  const feeds = found.found.filter((it) => it.kind !== 'page' && it.kind !== 'agenda')
  const isAgenda = found.found.some((it) => it.kind === 'agenda')
  return (
    <>
      <p className={feeds.length === 0 && !isAgenda ? 'note' : undefined}>
        {isAgenda ? say(w.foundAgenda) : say(w.found)(feeds.length)}{' '}
        {found.trouble && found.trouble !== 'not-a-source' && say(w.troubles[found.trouble])}{' '}
        {found.trouble === 'not-a-source' && say(w.foundNone)}
      </p>
      {found.found.map((it) => (
        <FoundOne key={`${it.kind} ${it.address}`} it={it} onChoose={() => onChoose(it)} />
      ))}
    </>
  )
}

const kindWords = {
  agenda: { about: w.ofAgenda, shown: w.coming, choose: w.chooseAgenda },
  feed: { about: null, shown: w.newest, choose: w.choose },
  sitemap: { about: w.ofSitemap, shown: w.newest, choose: w.choose },
  page: { about: w.ofPage, shown: w.nowThere, choose: w.watch },
}

function FoundOne({ it, onChoose }: { it: FoundSource; onChoose: () => void }) {
  const say = useSay()
  const { language } = useLanguage()
  const { about, shown, choose } = kindWords[it.kind]
  const address = it.kind === 'agenda' ? agendaSaid(it.address) : it.address // that of an agenda is a secret
  const title = it.title || address
  return (
    <section className="source-found">
      <h3>{it.kind === 'page' ? `${say(w.thePage)}: ${title}` : title}</h3>
      <p className="cap source-address">{address}</p>
      {about && <p className="cap">{say(about)}</p>}
      {it.entries.length > 0 && <p className="cap">{say(shown)}</p>}
      {it.entries.length === 0 && it.kind !== 'page' && (
        <p className="cap">{say(it.kind === 'agenda' ? w.noComing : w.noEntries)}</p>
      )}
      <ul>
        {it.entries.map((entry, at) => (
          <li key={at}>
            {entry.title} {entry.publishedAt && <span className="cap">{dayText(entry.publishedAt, language)}</span>}
          </li>
        ))}
      </ul>
      {it.knownAs ? (
        <p className="note">{say(w.knownAs)(it.knownAs)}</p>
      ) : (
        <Button onClick={onChoose} aria-label={`${say(choose)}: ${title}`}>
          {say(choose)}
        </Button>
      )}
    </section>
  )
}
