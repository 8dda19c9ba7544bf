import { dossierWords } from '../../base/words/dossier.ts'
import { variantWords } from '../../base/words/variants.ts'
import { videoWords } from '../../base/words/videos.ts'
import { useSay } from '../../web/language.tsx'
import { channelsOf, isStale, stalenessOf } from '../rules/variants.ts'
import { AttachmentsEditor } from './AttachmentsEditor.tsx'
import { Confirmations } from './Confirmations.tsx'
import { useConfirmations } from './confirmations.ts'
import { CommentsPanel } from './comments/CommentsPanel.tsx'
import { useTypeOf } from './content-types.ts'
import { DisclosurePanel } from './DisclosurePanel.tsx'
import { NotesPanel } from './editor/NotesPanel.tsx'
import { ReadingPanel } from './editor/ReadingPanel.tsx'
import { FactsEditor } from './FactsEditor.tsx'
import { FindingsPanel } from './FindingsPanel.tsx'
import { NarrativesPanel } from './NarrativesPanel.tsx'
import { CarriedFacts, PhotosPanel } from './OriginPart.tsx'
import { TypePanel } from './TypePanel.tsx'
import { VariantsEditor } from './Variants.tsx'
import { VideosEditor } from './VideosEditor.tsx'
import type { Panel, Writing } from './writing.ts'
import { WritingPanel } from './WritingPanel.tsx'

/** What stands beside the text, from what is looked at most. */
export const panels: readonly Panel[] = [
  { id: 'comments', open: true, Part: CommentsPanel },
  { id: 'findings', open: true, Part: FindingsPanel },
  { id: 'type', places: ['type', 'field', 'check'], open: true, Part: TypePanel },
  { id: 'disclosure', places: ['disclosure', 'field'], open: true, Part: DisclosurePanel },
  { id: 'facts', places: ['fact'], open: true, Part: Facts },
  { id: 'photos', open: true, Part: PhotosPanel },
  { id: 'narratives', Part: NarrativesPanel },
  { id: 'variants', places: ['variant'], Part: Variants },
  { id: 'notes', Part: NotesPanel },
  { id: 'reading', Part: ReadingPanel },
  { id: 'videos', places: ['video'], Part: Videos },
  { id: 'attachments', places: ['attachment'], Part: Attachments },
]

function Facts({ writing: { dossier, content, change, exchange, editor } }: { writing: Writing }) {
  const say = useSay()
  const { standing } = useConfirmations(dossier.id)
  return (
    <WritingPanel id="facts" title={say(dossierWords.facts)} count={content.facts.length}>
      <CarriedFacts origin={dossier.origin} facts={content.facts} onChange={(facts) => change({ facts })} />
      <FactsEditor
        key={exchange}
        facts={content.facts}
        standing={standing}
        onChange={(facts) => change({ facts })}
        onInsert={editor ? (text) => editor.chain().focus().insertContent({ type: 'text', text }).run() : undefined}
      />
      <Confirmations dossierId={dossier.id} facts={content.facts} />
    </WritingPanel>
  )
}

function Variants({ writing: { content, change, exchange } }: { writing: Writing }) {
  const say = useSay()
  const typeOf = useTypeOf()
  const stale = content.variants?.filter((it) => isStale(stalenessOf(content, it))).length
  return (
    <WritingPanel id="variants" title={say(variantWords.variants)} count={stale}>
      <VariantsEditor
        key={exchange}
        content={content}
        channels={channelsOf(typeOf(content))}
        onChange={(variants) => change({ variants })}
      />
    </WritingPanel>
  )
}

function Videos({ writing: { content, change, exchange } }: { writing: Writing }) {
  const say = useSay()
  return (
    <WritingPanel id="videos" title={say(videoWords.videos)} count={content.videos?.length}>
      <VideosEditor key={exchange} content={content} onChange={(videos) => change({ videos })} />
    </WritingPanel>
  )
}

function Attachments({ writing: { content, change } }: { writing: Writing }) {
  const say = useSay()
  return (
    <WritingPanel id="attachments" title={say(dossierWords.attachments)} count={content.attachments.length}>
      <AttachmentsEditor attachments={content.attachments} onChange={(attachments) => change({ attachments })} />
    </WritingPanel>
  )
}
