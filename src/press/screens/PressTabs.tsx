import { mediaQuestionWords as q } from '../../base/words/media-questions.ts'
import { pressWords as w } from '../../base/words/press.ts'
import { subscribeWords as s } from '../../base/words/subscribe.ts'
import { Tabs } from '../../web/kit/Tabs.tsx'
import { useSay } from '../../web/language.tsx'
import './press.css'

/** The parts of the press' place. */
export function PressTabs({ current }: { current: 'questions' | 'journalists' | 'outlets' | 'lists' | 'subscribers' }) {
  const say = useSay()
  return (
    <Tabs
      label={say(w.parts)}
      tabs={[
        { to: '/pers/pertanyaan', text: say(q.tab), current: current === 'questions' },
        { to: '/pers/wartawan', text: say(w.journalists), current: current === 'journalists' },
        { to: '/pers/media', text: say(w.outlets), current: current === 'outlets' },
        { to: '/pers/daftar', text: say(w.lists), current: current === 'lists' },
        { to: '/pers/pelanggan', text: say(s.tab), current: current === 'subscribers' },
      ]}
    />
  )
}
