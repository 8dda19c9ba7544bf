import { radarWords as w } from '../../base/words/radar.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import type { Item } from '../api.ts'
import { reasonOf, speakingParts } from '../rules/reasons.ts'

/** Why an item looks as grave as it does: one sentence of what weighs most, and the whole sum as a table. */
export function Reasons({ item }: { item: Item }) {
  const say = useSay()
  const { language } = useLanguage()
  const parts = speakingParts(item.scoreParts)
  const percent = (share: number) => Math.round(share * 100).toLocaleString(language)
  return (
    <details className="inventory-reasons">
      <summary>
        {say(w.score)(percent(item.score ?? 0))}: {reasonOf(item.scoreParts, language)}.
      </summary>
      <table>
        <caption>{say(item.levelByHand ? w.levelByHand : w.levelProposed)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(w.part)}</th>
            <th scope="col">{say(w.adds)}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.name}>
              <th scope="row">
                {say(part.words)(part.evidence.count)}
                {part.evidence.words.length > 0 && <span className="cap"> ({part.evidence.words.join(', ')})</span>}
              </th>
              <td>{say(w.addsOf)(percent(part.adds), percent(part.weight))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
