import type { ReactNode } from 'react'
import { recordWords as w } from '../../base/words/record.ts'
import { Button } from '../../web/kit/Button.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'
import './record.css'

/** Where one looks for a line or a letter by its number or its words; blank shows all again. */
export function FindForm({
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
      className="record-find"
      onSubmit={(event) => {
        event.preventDefault()
        const wanted = String(new FormData(event.currentTarget).get('cari') ?? '').trim()
        onFind(wanted || undefined)
      }}
    >
      <TextInput key={typed ?? ''} label={label} type="search" name="cari" defaultValue={typed ?? ''} maxLength={200} />
      <Button type="submit">{say(w.searchDo)}</Button>
      {children}
    </form>
  )
}
