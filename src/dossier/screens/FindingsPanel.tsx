import { useEffect, useRef, useState } from 'react'
import { useSearch } from '@tanstack/react-router'
import { gateWords as w } from '../../base/words/gates.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { useSay } from '../../web/language.tsx'
import { checkText, type Judgement } from '../api/gates.ts'
import { channelsOf, withVariants } from '../rules/variants.ts'
import { useTypeOf } from './content-types.ts'
import { FindingList } from './Findings.tsx'
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
  const typeOf = useTypeOf()
  const dossierId = dossier.id
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
  }, [dossierId, content, failed, typeOf])

  useGoToAskedPlace(editor ? goTo : null)
  return (
    <WritingPanel id="findings" title={say(w.panel)} count={judgement?.it.open}>
      <div aria-live="polite" aria-busy={judgement?.of !== content}>
        {judgement ? (
          <FindingList
            judgement={judgement.it}
            content={judgement.of}
            acts={({ place, fix }) =>
              place && (
                <>
                  <Button look="quiet" onClick={() => goTo(place)}>
                    {say(w.show)}
                  </Button>
                  {fix !== undefined && judgement.of === content && (
                    <Button look="quiet" onClick={() => replace(place, fix)}>
                      {say(w.fix)(fix)}
                    </Button>
                  )}
                </>
              )
            }
          />
        ) : (
          <p className="sec">{failed > 0 ? say(w.notChecked) : say(w.checking)}</p>
        )}
      </div>
    </WritingPanel>
  )
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
