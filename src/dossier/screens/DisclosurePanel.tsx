import { disclosures } from '../../base/content.ts'
import { immediateParts } from '../../base/immediate.ts'
import { disclosureHelp, disclosureNames, disclosureWords as w, immediateNames } from '../../base/words/disclosure.ts'
import { Select, TextArea } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'
import type { Writing } from './writing.ts'
import { WritingPanel } from './WritingPanel.tsx'

const PART_MAX = 4_000

/** The class of public information, and the eight parts of what is announced at once. */
export function DisclosurePanel({ writing: { content, change } }: { writing: Writing }) {
  const say = useSay()
  const { disclosure, fields } = content
  return (
    <WritingPanel
      id="disclosure"
      title={`${say(w.title)}${disclosure ? `: ${say(disclosureNames[disclosure])}` : ''}`}
      count={disclosure ? undefined : 1}
    >
      <Select
        label={say(w.title)}
        help={disclosure ? say(disclosureHelp[disclosure]) : say(w.law)}
        data-place="disclosure"
        value={disclosure ?? ''}
        onChange={(event) => {
          const chosen = disclosures.find((it) => it === event.target.value)
          change({ disclosure: chosen })
        }}
        options={[
          { value: '', label: say(w.choose) },
          ...disclosures.map((it) => ({ value: it, label: say(disclosureNames[it]) })),
        ]}
      />
      {disclosure === 'immediate' && (
        <fieldset className="form">
          <legend>{say(w.parts)}</legend>
          {immediateParts.map((part) => (
            <TextArea
              key={part}
              label={say(immediateNames[part])}
              required
              rows={2}
              maxLength={PART_MAX}
              data-place={`field/${part}`}
              value={fields?.[part] ?? ''}
              onChange={(event) => change({ fields: withField(fields, part, event.target.value) })}
            />
          ))}
        </fieldset>
      )}
    </WritingPanel>
  )
}

/** The fields with one changed; a blank one is absent, and none at all when all are. */
function withField(
  fields: Readonly<Record<string, string>> | undefined,
  id: string,
  text: string,
): Record<string, string> | undefined {
  const rest = Object.entries(fields ?? {}).filter(([name]) => name !== id)
  const all = text === '' ? rest : [...rest, [id, text] as const]
  return all.length > 0 ? Object.fromEntries(all) : undefined
}
