import { reportWords as r } from '../../base/words/reports.ts'
import { useSay } from '../language.tsx'
import { Tabs } from './Tabs.tsx'

const parts = [
  { to: '/laporan', word: r.sheet },
  { to: '/laporan/kliping', word: r.clippings },
  { to: '/laporan/peta', word: r.map },
  { to: '/narasi', word: r.narratives },
] as const
export type ReportPart = (typeof parts)[number]['to']

/** Laporan: its parts, one of them open. They are of several rooms, so their row is the frame's. */
export function ReportTabs({ current }: { current: ReportPart }) {
  const say = useSay()
  return (
    <Tabs label={say(r.parts)} tabs={parts.map(({ to, word }) => ({ to, text: say(word), current: to === current }))} />
  )
}
