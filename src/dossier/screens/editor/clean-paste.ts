/** Pasting through `screens/paste.ts`; only what was copied in this browser’s own editor comes in as it is. */
import { Extension } from '@tiptap/core'
import { DOMParser as SliceParser, DOMSerializer, type Fragment, type Schema } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { cleanPasted, cleanPastedText, isFromWhatsApp, type Pasted } from '../paste.ts'
import type { Told } from './desk.ts'

const OURS = 'data-siar-copy'

/** No page outside can know it, so what carries it was copied from an editor of this browser. */
function secretOfThisBrowser(): string {
  const kept = localStorage.getItem('siar.copy')
  if (kept) return kept
  const made = crypto.randomUUID()
  localStorage.setItem('siar.copy', made)
  return made
}

class OwnSerializer extends DOMSerializer {
  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ) {
    const made = super.serializeFragment(fragment, options, target)
    const first = made.firstChild
    if (first instanceof Element) first.setAttribute(OURS, secretOfThisBrowser())
    return made
  }
}

const ownSerializer = (schema: Schema) =>
  new OwnSerializer(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema))

/** What must not be parsed as itself, and what is parsed alike in its stead (HTML §13.2.6.4.4 and §13.2.6.4.7). */
const instead: Readonly<Record<string, string>> = {
  form: 'div', // it answers for its fields by their names: an `<input name=childNodes>` stands in place of its children
  track: 'basefont', // it would be asked for even here
  base: 'basefont', // the content security policy reports each of these that it finds even here
  style: 'noframes',
}

/** Parsed, and nothing run or asked for. Attributes of style are renamed for the policy too; `paste.ts` reads both names. */
function parsed(html: string): HTMLElement {
  const tame = html
    .replaceAll(
      /<(\/?)(form|track|base|style)(?=[\s/>])/gi,
      (_, slash, tag) => `<${slash}${instead[tag.toLowerCase()]}`,
    )
    .replaceAll(/<[a-z][^<>]*>/gi, (tag) => tag.replaceAll(/\sstyle(?=\s*=)/gi, ' data-style'))
  return new DOMParser().parseFromString(tame, 'text/html').body
}

export const CleanPaste = Extension.create({
  name: 'cleanPaste',
  addProseMirrorPlugins() {
    const { editor } = this
    const clean = ({ html, pictures, cut }: Pasted): string => {
      const told: Told | null = cut
        ? { kind: 'pasted-cut' }
        : pictures > 0
          ? { kind: 'pasted-without', pictures }
          : null
      if (told) setTimeout(() => editor.storage.desk.tell(told)) // once it is in the text, which unsays what was told before
      return html
    }
    const sliceOf = (view: EditorView, html: string) =>
      SliceParser.fromSchema(view.state.schema).parseSlice(parsed(html), { preserveWhitespace: true })
    return [
      new Plugin({
        props: {
          clipboardSerializer: ownSerializer(editor.schema),
          transformPastedHTML(html) {
            const root = parsed(html)
            return root.querySelector(`[${OURS}="${CSS.escape(secretOfThisBrowser())}"]`)
              ? root.innerHTML
              : clean(cleanPasted(root))
          },
          clipboardTextParser: (text, _at, _plain, view) => sliceOf(view, clean(cleanPastedText(text))),
          handlePaste(view, event) {
            const data = event.clipboardData
            const text = data?.getData('text/plain') ?? ''
            if (isFromWhatsApp(text)) return view.pasteText(text)
            const [file] = data?.files ?? []
            if (!file?.type.startsWith('image/') || data?.getData('text/html') || text) return false
            editor.storage.desk.ask({ kind: 'picture', at: null, file })
            return true
          },
        },
      }),
    ]
  },
})
