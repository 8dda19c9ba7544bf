import { uploadWords as w } from '../../base/words/uploads.ts'
import { useSay } from '../../web/language.tsx'

const told = ['number', 'category', 'agency', 'status', 'place'] as const

/** What the office that took a complaint says of it, or who of a chat wrote, on one line. */
export function Facts({ facts }: { facts: Readonly<Record<string, string>> }) {
  const say = useSay()
  const said = told.flatMap((it) => (facts[it] ? [`${say(w.complaintFields[it])}: ${facts[it]}`] : []))
  const sender = facts['sender'] ? [say(w.sender)(facts['sender'])] : []
  return <>{[...said, ...sender].map((it) => `· ${it}`).join(' ')}</>
}
