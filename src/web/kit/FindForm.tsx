import type { ReactNode } from 'react'
import { words } from '../../base/words/common.ts'
import { useSay } from '../language.tsx'
import { Button } from './Button.tsx'
import { TextInput } from './Field.tsx'

/** Where one looks for something by its name, its number or its words; blank shows all again. */
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
      className="find"
      onSubmit={(event) => {
        event.preventDefault()
        const wanted = String(new FormData(event.currentTarget).get('cari') ?? '').trim()
        onFind(wanted || undefined)
      }}
    >
      <TextInput key={typed ?? ''} label={label} type="search" name="cari" defaultValue={typed ?? ''} maxLength={200} />
      <Button type="submit">{say(words.search)}</Button>
      {children}
    </form>
  )
}
