import type { ReactNode } from 'react'
import { mediaQuestionWords as q } from '../../base/words/media-questions.ts'
import { pressWords as w } from '../../base/words/press.ts'
import { Button } from '../../web/kit/Button.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { Tabs } from '../../web/kit/Tabs.tsx'
import { useSay } from '../../web/language.tsx'
import './press.css'

/** The parts of the press' place. */
export function PressTabs({ current }: { current: 'questions' | 'journalists' | 'outlets' | 'lists' }) {
  const say = useSay()
  return (
    <Tabs
      label={say(w.parts)}
      tabs={[
        { to: '/pers/pertanyaan', text: say(q.tab), current: current === 'questions' },
        { to: '/pers/wartawan', text: say(w.journalists), current: current === 'journalists' },
        { to: '/pers/media', text: say(w.outlets), current: current === 'outlets' },
        { to: '/pers/daftar', text: say(w.lists), current: current === 'lists' },
      ]}
    />
  )
}

/** Where one looks by name; blank shows all again. */
export function PressFind({
  label,
  typed,
  onFind,
  children,
}: {
  label: string
  typed: string | undefined
  onFind: (wanted: string | undefined) => void
  children?: ReactNode
}) {
  const say = useSay()
  return (
    <form
      role="search"
      className="press-find"
      onSubmit={(event) => {
        event.preventDefault()
        onFind(String(new FormData(event.currentTarget).get('cari') ?? '').trim() || undefined)
      }}
    >
      <TextInput key={typed ?? ''} label={label} type="search" name="cari" defaultValue={typed ?? ''} maxLength={200} />
      <Button type="submit">{say(w.find)}</Button>
      {children}
    </form>
  )
}
