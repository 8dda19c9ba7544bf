import { termWords as w } from '../../base/words/terms.ts'
import { addressOf, sendFile } from '../../web/call.ts'
import { TablePart } from '../../web/kit/TablePart.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { downloadTerms, importTerms } from '../api/terms.ts'

/** The dictionary as a table. */
export function TermTable({ whyNot }: { whyNot: string | undefined }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <TablePart
      title={say(w.table)}
      fileHelp={say(w.fileHelp)}
      apply={say(w.apply)}
      download={addressOf(downloadTerms.path, {}, { language })}
      readOnly={!!whyNot}
      send={(file, apply) => sendFile(importTerms, { name: file.name, apply }, file)}
      tell={(it) => (it.applied ? say(w.applied) : say(w.wouldDo)(it.added, it.changed, it.same))}
      changes={(it) => it.added + it.changed > 0}
    />
  )
}
