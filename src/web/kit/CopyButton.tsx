import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { useSay } from '../language.tsx'
import { Button } from './Button.tsx'

type Words = { readonly id: string; readonly en: string }

/** Puts a text into the clipboard and says so. Where the browser does not let it, the text stands beside, to be copied by hand. */
export function CopyButton({
  text,
  says,
  done = words.linkCopied,
  look,
}: {
  text: string
  /** What it copies, before it did. */
  says: Words
  done?: Words
  look?: 'do' | 'quiet'
}) {
  const say = useSay()
  const [copied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <Button {...(look && { look })} onClick={() => void copy()}>
      {say(copied ? done : says)}
    </Button>
  )
}
