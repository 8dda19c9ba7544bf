import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ComponentProps } from 'react'
import { gateWords as w } from '../../base/words/gates.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { useSay } from '../../web/language.tsx'
import { checkText, type Judgement, type ShownFinding } from '../api/gates.ts'
import { channelsOf, withVariants } from '../rules/variants.ts'
import { useTypeOf } from './content-types.ts'
import { AskOverride, FindingList, findingsQuery, isOverridable } from './Findings.tsx'
import { LinksNow, useLinksAwaited } from './LinksNow.tsx'
import { dossierQuery } from './read-dossier.ts'
import type { Writing } from './writing.ts'
import { WritingPanel } from './WritingPanel.tsx'

const CHECK_AFTER_MS = 1_500 // of rest, as long as the save waits
const RETRY_MS = 10_000

/** What the next step will ask, while one writes: the same judgement as at the act, a moment behind the hand. */
export function FindingsPanel({ writing }: { writing: Writing }) {
  const say = useSay()
  const { dossier, content, goTo, replace, editor } = writing
  const [judgement, setJudgement] = useState<{ of: Writing['content']; it: Judgement } | null>(null)
  const [failed, setFailed] = useState(0)
  const [again, setAgain] = useState(0)
  const typeOf = useTypeOf()
  const { id: dossierId, revision } = dossier
  const overriding = useOverriding(writing)
  useEffect(() => {
    let stale = false
    const wait = judgement ? CHECK_AFTER_MS : 0
    const timer = setTimeout(
      () =>
        void call(checkText, {
          params: { dossierId },
          body: { content: withVariants(content, channelsOf(typeOf(content))) },
        }).then(
          (it) => !stale && setJudgement({ of: content, it }),
          () => !stale && setFailed((count) => count + 1),
        ),
      failed > 0 && judgement?.of !== content ? RETRY_MS : wait,
    )
    return () => {
      stale = true
      clearTimeout(timer)
    }
    // `judgement` and `failed` only say how long to wait; asking again because of the answer would never end.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [dossierId, revision, content, failed, again, typeOf])

  const links = useLinksAwaited()
  const againMs = links.againMs(judgement?.it)
  useEffect(() => {
    if (againMs === false) return
    const timer = setTimeout(() => setAgain((count) => count + 1), againMs)
    return () => clearTimeout(timer)
  }, [judgement, againMs])

  useGoToAskedPlace(editor ? goTo : null)
  return (
    <WritingPanel id="findings" title={say(w.panel)} count={judgement?.it.open}>
      <div aria-live="polite" aria-busy={judgement?.of !== content}>
        {judgement ? (
          <FindingList
            judgement={judgement.it}
            content={judgement.of}
            acts={(finding) => {
              const { place, fix } = finding
              return (
                <>
                  {place && (
                    <Button look="quiet" onClick={() => goTo(place)}>
                      {say(w.show)}
                    </Button>
                  )}
                  {place && fix !== undefined && judgement.of === content && (
                    <Button look="quiet" onClick={() => replace(place, fix)}>
                      {say(w.fix)(fix)}
                    </Button>
                  )}
                  {overriding.may && isOverridable(finding) && (
                    <Button
                      look="quiet"
                      pending={overriding.preparing === finding.key}
                      onClick={() => void overriding.ask(finding)}
                    >
                      {say(w.override)}
                    </Button>
                  )}
                </>
              )
            }}
          >
            <LinksNow
              dossierId={dossierId}
              links={judgement.it.links}
              onAsked={() => {
                links.begin()
                setAgain((count) => count + 1)
              }}
            />
          </FindingList>
        ) : (
          <p className="sec">{failed > 0 ? say(w.notChecked) : say(w.checking)}</p>
        )}
      </div>
      {overriding.form}
    </WritingPanel>
  )
}

/** An override stands on an exact text that the server has, so what is on the screen is saved before it is asked for. */
function useOverriding({ dossier, saveNow }: Writing) {
  const queries = useQueryClient()
  const { data } = useQuery({ ...findingsQuery(dossier), staleTime: Number.POSITIVE_INFINITY })
  const [preparing, setPreparing] = useState<string | null>(null)
  const [asked, setAsked] = useState<ComponentProps<typeof AskOverride> | null>(null)
  const ask = async (finding: ShownFinding) => {
    setPreparing(finding.key)
    const version = await saveNow()
    // The dossier as it is now: the editor read it when it was opened.
    const now =
      version && (await queries.fetchQuery({ ...dossierQuery(dossier.id), staleTime: 0 }).catch(() => dossier))
    setPreparing(null)
    // Not saved: why stands above the text.
    if (version && now) setAsked({ dossier: now, version, finding, onClose: () => setAsked(null) })
  }
  return { may: data?.mayOverride === null, preparing, ask, form: asked && <AskOverride {...asked} /> }
}

/** Puts the cursor where the link that opened the editor pointed, once. */
function useGoToAskedPlace(goTo: Writing['goTo'] | null): void {
  const { tempat } = useSearch({ from: '/frame/berkas/$dossierId/tulis' })
  const gone = useRef(false)
  useEffect(() => {
    const [, at, from, to] = /^([^:]+):(\d+):(\d+)$/.exec(tempat ?? '') ?? []
    if (gone.current || !goTo || !at) return
    gone.current = true
    goTo({ at, from: Number(from), to: Number(to) })
  }, [tempat, goTo])
}
