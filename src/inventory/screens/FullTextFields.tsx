import { fullTextWords as w } from '../../base/words/full-texts.ts'
import type { Problem } from '../../web/call.ts'
import { Checkbox, errorOf, TextInput } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'
import type { Source } from '../api/sources.ts'
import { NOTE_MAX } from '../rules/full-text.ts'

/** What is set of the whole texts of a source, as it is typed. */
export type LeaveDraft = {
  readonly keeps: boolean
  readonly note: string
  readonly hosts: string
  readonly forget: boolean
}

export const leaveDraftOf = ({ fullText }: Source): LeaveDraft => ({
  keeps: fullText !== null,
  note: fullText?.note ?? '',
  hosts: fullText?.hosts.join(', ') ?? '',
  forget: false,
})

export const leaveBodyOf = (it: LeaveDraft) => ({
  fullText: it.keeps ? { note: it.note.trim(), hosts: it.hosts.split(/[\s,;]+/).filter(Boolean) } : null,
  forgetFullTexts: !it.keeps && it.forget,
})

/** Whether the whole texts of a source's articles are fetched and kept, and on whose word. */
export function FullTextFields({
  draft,
  keepDays,
  wasKept,
  problem,
  onWrite,
}: {
  draft: LeaveDraft
  keepDays: number
  /** They were until now. */
  wasKept: boolean
  problem: Problem | null
  onWrite: (draft: LeaveDraft) => void
}) {
  const say = useSay()
  return (
    <fieldset className="full-text">
      <legend>{say(w.title)}</legend>
      <Checkbox
        label={say(w.keep)}
        checked={draft.keeps}
        onChange={({ target }) => onWrite({ ...draft, keeps: target.checked })}
      />
      <p className="cap">{say(w.says)(keepDays)}</p>
      {draft.keeps ? (
        <>
          <TextInput
            label={say(w.note)}
            help={say(w.noteHelp)}
            required
            minLength={3}
            maxLength={NOTE_MAX}
            value={draft.note}
            error={errorOf(problem, 'note')}
            onChange={({ target }) => onWrite({ ...draft, note: target.value })}
          />
          <TextInput
            label={say(w.hosts)}
            help={say(w.hostsHelp)}
            value={draft.hosts}
            error={errorOf(problem, 'fullText.hosts')}
            onChange={({ target }) => onWrite({ ...draft, hosts: target.value })}
          />
        </>
      ) : (
        wasKept && (
          <Checkbox
            label={say(w.forget)}
            checked={draft.forget}
            onChange={({ target }) => onWrite({ ...draft, forget: target.checked })}
          />
        )
      )}
    </fieldset>
  )
}
