import { words } from '../../base/words/common.ts'
import { useSay } from '../language.tsx'

/** Opens WhatsApp with these words, to be sent to whom a person chooses there. */
export function WhatsappLink({ text }: { text: string }) {
  const say = useSay()
  return (
    <a
      className="button"
      target="_blank"
      rel="noopener noreferrer"
      href={`https://wa.me/?text=${encodeURIComponent(text)}`}
    >
      {say(words.sendByWhatsapp)}
    </a>
  )
}
