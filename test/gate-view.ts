import type { Content } from '../src/base/content.ts'
import { defaultElectionPack } from '../src/dossier/rules/election-pack.ts'
import type { GateView } from '../src/dossier/rules/gate.ts'
import { announcement, someContent } from './office.ts'

/** What the gates look at, of a text with nothing wrong in it unless the test puts it there. */
export function someView(more: Partial<Omit<GateView, 'content'>> & { content?: Partial<Content> } = {}): GateView {
  const { content, ...facets } = more
  return {
    type: announcement,
    terms: [],
    factAnswers: [],
    narratives: [],
    today: '2026-11-24',
    level: { value: 'watch', set: true },
    mustFix: [],
    election: defaultElectionPack,
    links: new Map(),
    similar: [],
    ...facets,
    content: someContent('Perbaikan jalan Ngantru', content),
  }
}
