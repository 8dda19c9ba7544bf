import { radarWords as w } from '../../base/words/radar.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import type { Item } from '../api.ts'

const TOLD = 3

/** Why an item looks as grave as it does: one sentence of what weighs most, and the whole sum as a table. */
export function Reasons({ item }: { item: Item }) {
  const say = useSay()
  const { language } = useLanguage()
  const parts = item.scoreParts
    .map((part) => ({ ...part, adds: part.value * part.weight, words: w.parts[part.name as keyof typeof w.parts] }))
    .filter((part) => part.adds > 0 && part.words)
    .toSorted((one, other) => other.adds - one.adds)
  const percent = (share: number) => Math.round(share * 100).toLocaleString(language)
  const sentence = parts
    .slice(0, TOLD)
    .map((part) => say(part.words)(part.evidence.count))
    .join(', ')
  return (
    <details className="inventory-reasons">
      <summary>
        {say(w.score)(percent(item.score ?? 0))}: {sentence || say(w.nothingSpeaks)}.
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
