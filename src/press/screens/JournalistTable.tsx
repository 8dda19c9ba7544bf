import { pressWords as w } from '../../base/words/press.ts'
import { addressOf, sendFile } from '../../web/call.ts'
import { TablePart } from '../../web/kit/TablePart.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { downloadJournalists, importJournalists } from '../api/journalists.ts'

/** The journalists as a table. */
export function JournalistTable() {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <TablePart
      title={say(w.table)}
      fileHelp={say(w.fileHelp)}
      apply={say(w.apply)}
      download={addressOf(downloadJournalists.path, {}, { language })}
      send={(file, apply) => sendFile(importJournalists, { name: file.name, apply }, file)}
      tell={(it) => (it.applied ? say(w.applied) : say(w.wouldDo)(it.added, it.changed, it.same, it.outlets))}
      changes={(it) => it.added + it.changed + it.outlets > 0}
    />
  )
}
