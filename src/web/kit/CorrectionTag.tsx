import { IconPencil } from '@tabler/icons-react'
import { correctionWords } from '../../base/words/correction.ts'
import { useSay } from '../language.tsx'

/** Says of a dossier that it puts right what the public reads already. */
export function CorrectionTag({ form }: { form: 'correction' | 'clarification' }) {
  const say = useSay()
  return (
    <span className="tag">
      <IconPencil size={14} aria-hidden /> {say(correctionWords.form[form])}
    </span>
  )
}
