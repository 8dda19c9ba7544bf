import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { mediaSheetWords as w } from '../../base/words/media-sheet.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { readSheetSetting, saveSheetSetting, wantMediaSheet } from '../api/media-sheets.ts'

/** When the sheet makes itself, and whether I am told; the time is the administrator's to set. */
export function SheetSetting() {
  const say = useSay()
  const me = useMe()
  const { data } = useQuery({ queryKey: ['media-sheet-setting'], queryFn: () => call(readSheetSetting, {}) })
  const want = useAct(wantMediaSheet)
  if (!data) return null
  return (
    <section className="section" aria-labelledby="lembar-otomatis">
      <h2 id="lembar-otomatis">{say(w.settings)}</h2>
      <p>{data.madeDaily ? say(w.settingOf)(timeOf(data.atMinute).replace(':', '.')) : say(w.settingOff)}</p>
      <Checkbox
        label={say(w.toldOn)}
        checked={data.iAmTold}
        onChange={({ target }) => want.act({ body: { told: target.checked } })}
      />
      <ProblemNote problem={want.problem} />
      {me?.role === 'administrator' && <SetTime key={data.revision} setting={data} />}
    </section>
  )
}

type Setting = { readonly madeDaily: boolean; readonly atMinute: number; readonly revision: number }

function SetTime({ setting }: { setting: Setting }) {
  const say = useSay()
  const [madeDaily, setMadeDaily] = useState(setting.madeDaily)
  const [time, setTime] = useState(timeOf(setting.atMinute))
  const { act, pending, problem } = useAct(saveSheetSetting)
  return (
    <form
      className="report-filters"
      onSubmit={(event) => {
        event.preventDefault()
        act({ body: { madeDaily, atMinute: minuteOf(time), seenRevision: setting.revision } })
      }}
    >
      <Checkbox label={say(w.settingOn)} checked={madeDaily} onChange={({ target }) => setMadeDaily(target.checked)} />
      <TextInput label={say(w.at)} type="time" required value={time} onChange={({ target }) => setTime(target.value)} />
      <Button type="submit" pending={pending}>
        {say(words.save)}
      </Button>
      <ProblemNote problem={problem} />
    </form>
  )
}

const timeOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
