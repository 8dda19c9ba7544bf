import { useLanguage } from '../../web/language.tsx'
import { inPostWords } from '../rules/acting.ts'

/** A post as somebody acted in it: "Plh. Kepala Dinas, menggantikan Edif, surat 800/12/2026". */
export function useInPost() {
  const { language } = useLanguage()
  return (post: string, mandate: Parameters<typeof inPostWords>[1]): string => inPostWords(post, mandate, language)
}
