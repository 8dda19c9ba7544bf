import type { Editor } from '@tiptap/react'
import { useCallback, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { Place } from '../../../base/content-places.ts'
import { otherLanguages, type Content, type OtherLanguage } from '../../../base/content.ts'
import { languagePanel } from '../OtherLanguages.tsx'
import { panels } from '../panels.tsx'
import type { OpenPanels } from '../WritingPanel.tsx'
import { ownVariant } from '../../rules/variants.ts'
import { chooseIn } from './choose.ts'
import { rangeOf, type Range } from './places.ts'

/** Shows a place of the text and puts the cursor there, opening the panel that holds it. */
export function useGoTo(
  editor: Editor | null,
  open: OpenPanels,
  others: RefObject<ReadonlyMap<OtherLanguage, Editor>>,
): (place: Place) => void {
  return useCallback(
    (place) => {
      const [root = '', name = ''] = place.at.split(/[/#]/)
      if (root === 'body') return goToBody(editor, place)
      const language = root === 'translation' && otherLanguages.find((it) => it === name)
      if (language) {
        flushSync(() => open.set(languagePanel(language), true))
        const at = place.at.slice(`translation/${language}/`.length)
        if (at.startsWith('body')) return goToBody(others.current.get(language) ?? null, { ...place, at })
      }
      const find = () => document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place.at)}"]`)
      // More than one panel may hold fields: they are opened in turn until the place is there.
      const holding = panels.filter((it) => it.places?.includes(root))
      for (const panel of holding) if (!find()) flushSync(() => open.set(panel.id, true))
      const target = find() ?? (holding[0] && document.querySelector<HTMLElement>(`#panel-${holding[0].id} h2 button`))
      target?.closest('details')?.setAttribute('open', '')
      target?.focus()
      if (isTextField(target)) target.setSelectionRange(place.from, place.to)
    },
    [editor, open, others],
  )
}

function goToBody(editor: Editor | null, place: Place): void {
  // What was deleted meanwhile is looked for where it stood, at the beginning of the text.
  if (editor) chooseIn(editor, rangeOf(editor.state.doc, place) ?? 1)
}

/** Puts other words in a place: in the body as one step of the editor's undo, elsewhere in its field. */
export function replaceIn(
  editor: Editor | null,
  content: Content,
  change: (more: Partial<Content>) => void,
  place: Place,
  text: string,
): void {
  const inside = (old: string) => old.slice(0, place.from) + text + old.slice(place.to)
  const range = editor && rangeOf(editor.state.doc, place)
  if (range && place.at.includes('#')) return replaceBeside(editor, range, place, inside)
  if (range) {
    editor.view.dispatch(editor.state.tr.insertText(text, range.from, range.to).scrollIntoView())
    return
  }
  const [root, name = '', part = ''] = place.at.split('/')
  if (root === 'title' || root === 'summary' || root === 'topic') change({ [root]: inside(content[root]) })
  else if (root === 'field') change({ fields: { ...content.fields, [name]: inside(content.fields?.[name] ?? '') } })
  else if (root === 'fact')
    change({ facts: content.facts.map((it, at) => (String(at) === name ? mended(it, part) : it)) })
  else if (root === 'variant')
    change({
      variants: (content.variants ?? []).map((it) =>
        it.channel === name && it.own ? ownVariant(content, it.channel, inside(it.text)) : it,
      ),
    })

  function mended<Fact extends object>(fact: Fact, name: string): Fact {
    const old: unknown = Object.entries(fact).find(([key]) => key === name)?.[1]
    return typeof old === 'string' ? { ...fact, [name]: inside(old) } : fact
  }
}

/** Words that stand beside a picture, table, quotation or at a footnote's number are an attribute of it, not its text. */
function replaceBeside(editor: Editor, range: Range, place: Place, inside: (old: string) => string): void {
  const [, beside = ''] = place.at.split('#')
  const name = beside.startsWith('note/') ? 'text' : beside
  const old: unknown = editor.state.doc.nodeAt(range.from)?.attrs[name]
  if (typeof old === 'string') editor.view.dispatch(editor.state.tr.setNodeAttribute(range.from, name, inside(old)))
}

function isTextField(it: HTMLElement | null | undefined): it is HTMLInputElement | HTMLTextAreaElement {
  return it instanceof HTMLTextAreaElement || (it instanceof HTMLInputElement && it.type === 'text')
}
