import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { fullTextWords as full } from '../../base/words/full-texts.ts'
import { languageWords } from '../../base/words/languages.ts'
import { nameWords } from '../../base/words/names.ts'
import { radarWords as w } from '../../base/words/radar.ts'
import { useAct } from '../../web/act.ts'
import { Button } from '../../web/kit/Button.tsx'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { longTime, shortTime } from '../../web/time.ts'
import { toneInForce } from '../rules/tone.ts'
import { Tone, ToneTag } from './Tone.tsx'
import { listItemMentions, splitItem, type Item, type ItemMention } from '../api.ts'

/** What came in for an item, copies folded into what they are copies of; what tells of something else is parted by ticks. */
export function ItemMentions({ item, whyNotSplit }: { item: Item; whyNotSplit: string | undefined }) {
  const say = useSay()
  const navigate = useNavigate()
  const [ticked, setTicked] = useState<readonly string[]>([])
  const { list, rows } = useRows(listItemMentions, { params: { itemId: item.id }, query: { limit: 20 } })
  const splitting = useAct(splitItem, ({ id }) => void navigate({ to: '/inventaris', search: { butir: id } }))
  const tick = (id: string) => setTicked((was) => (was.includes(id) ? was.filter((it) => it !== id) : [...was, id]))
  const canSplit = item.state === 'open' && item.mentions > 1 && !whyNotSplit
  return (
    <section className="inventory-mentions" aria-label={say(w.mentions)}>
      <h3>{say(w.mentionsFrom)(item.mentions, item.sources)}</h3>
      <ProblemNote problem={list.error ?? splitting.problem} />
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            {canSplit && (
              <input
                type="checkbox"
                aria-label={say(w.tick)(row.title)}
                checked={ticked.includes(row.id)}
                onChange={() => tick(row.id)}
              />
            )}
            <Mention row={row} />
          </li>
        ))}
      </ul>
      <MoreRows list={list} />
      {canSplit && ticked.length > 0 && (
        <div className="row">
          <Button
            pending={splitting.pending}
            onClick={() => splitting.act({ params: { itemId: item.id }, body: { mentions: [...ticked] } })}
          >
            {say(w.split)(ticked.length)}
          </Button>
          <Button look="quiet" onClick={() => setTicked([])}>
            {say(w.untick)}
          </Button>
        </div>
      )}
    </section>
  )
}

function Mention({ row }: { row: ItemMention }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <details>
      <summary>
        {row.title}{' '}
        <span className="cap">
          {row.source} ·{' '}
          <time dateTime={row.publishedAt} title={longTime(row.publishedAt, language)}>
            {shortTime(row.publishedAt, language)}
          </time>
          {row.copies > 0 && <> · {say(w.copies)(row.copies)}</>}
          {row.copy && <> · {say(w.copy)}</>}
          {row.language && row.language !== 'id' && <> · {say(languageWords[row.language])}</>}
          {' · '}
          <ToneTag tone={toneInForce(row.tone)} />
        </span>
      </summary>
      <p className="inventory-summary">{row.excerpt}</p>
      <Tone mention={row} tone={row.tone} />
      <p className="cap">
        {row.score !== null && <>{say(w.joinedBy)(Math.round(row.score * 100), row.terms.join(', '))} </>}
        {row.names.length > 0 && (
          <>
            {say(nameWords.spokenOf)}: {row.names.join(', ')}.{' '}
          </>
        )}
        {row.fullTextAt && (
          <>
            <Link to="/inventaris/penyebutan" search={{ baca: row.id }}>
              {say(full.takenAt)(shortTime(row.fullTextAt, language))}
            </Link>{' '}
          </>
        )}
        {row.url && (
          <a href={row.url} target="_blank" rel="noreferrer noopener">
            {say(w.read)}
          </a>
        )}
      </p>
    </details>
  )
}
