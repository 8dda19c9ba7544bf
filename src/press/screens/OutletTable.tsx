import { outletTableWords as w } from '../../base/words/outlet-table.ts'
import { pressWords } from '../../base/words/press.ts'
import { sendFile } from '../../web/call.ts'
import { TablePart } from '../../web/kit/TablePart.tsx'
import { useSay } from '../../web/language.tsx'
import { importOutlets } from '../api/outlets.ts'

/** The outlets as a table; it is taken home by the button above them. */
export function OutletTable() {
  const say = useSay()
  return (
    <TablePart
      title={say(w.table)}
      fileHelp={say(w.fileHelp)}
      apply={say(pressWords.apply)}
      send={(file, apply) => sendFile(importOutlets, { name: file.name, apply }, file)}
      tell={(it) => (it.applied ? say(w.applied) : say(w.wouldDo)(it.added, it.changed, it.same))}
      changes={(it) => it.added + it.changed > 0}
    />
  )
}
