import type { Db } from '../../db/connect.ts'
import { hold } from '../../db/hold.ts'
import { breathing } from '../../jobs/breath.ts'
import { readArticle, withTitle } from '../../radar/cleaning.ts'
import { readTitle } from '../../radar/traits.ts'
import { soberTone } from '../rules/sober-tone.ts'
import { endTonesAnew, keepToneAnew, listTonesAnew } from '../stores/tone.ts'

const AT_ONCE = 200 // of a flood of 50,000 letters each some seconds of work, with others served between two

/**
 * Reads the tone of mentions anew that were told as glad before `soberTone`, once, a part after another from the first on;
 * what a person said of one stays. One process at a time. Says whether there may be more.
 */
export async function readTonesAnew(db: Db): Promise<boolean> {
  const part = await hold(db, 'radar', 'tones', async () => {
    const { rows, next } = await listTonesAnew(db, AT_ONCE)
    const breath = breathing()
    for (const it of rows) {
      if (it.tone !== 'positive') continue
      const sober = soberTone({ label: it.tone, score: it.score }, withTitle(readTitle(it.title), readArticle(it.text)))
      if (sober.label !== it.tone) await keepToneAnew(db, it.id, sober)
      await breath()
    }
    if (rows.length > 0) await endTonesAnew(db, next)
    return next !== null
  })
  return part ?? false
}
