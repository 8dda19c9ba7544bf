/**
 * What every way to the public looks like. A part is one file in this drawer, and one line in `all.ts`. It knows one
 * service and nothing of the office: not who approved, not when it is due, not what was tried before.
 */
import type { z } from 'zod'
import type { Content } from '../../base/content.ts'
import type { ShapeName } from '../../base/picture-shapes.ts'
import type { Phrase } from '../../base/words/phrase.ts'
import type { Folder } from '../../portal/folder.ts'

/** An approved text on its way to one destination: all that its form there is made of. */
export type Package = {
  /** What is done there: its first version, another in its place, or the taking back. */
  readonly kind: 'publish' | 'correct' | 'withdraw'
  /** When this try is made, by the office's clock. */
  readonly now: Date
  /** Names this going-out for ever: under it a repeat is told from another text. */
  readonly key: string
  /** The key under which the first version went there; the same as `key` for that one. */
  readonly firstKey: string
  readonly publicationId: string
  readonly versionHash: string
  readonly content: Content
  /** Where the public reads it, whole. */
  readonly url: string
  readonly publishedAt: Date
  readonly updatedAt: Date
  /** What the public is told of a correction or a withdrawal; '' otherwise. */
  readonly notice: string
  /** The notice explains a text that was right; absent where it says what was wrong. */
  readonly clarifies?: true
  readonly files: readonly PackageFile[]
  /** What an earlier version of it is called there; null where there is none, or nobody knows. */
  readonly remoteId: string | null
  readonly officeName: string
  /** The portal's address, without a slash at its end. */
  readonly portal: string
  /** Writes what this changes of the portal into another place that serves it. @throws whatever that place throws */
  readonly mirror: (folder: Folder) => Promise<void>
}

export type PackageFile = {
  readonly hash: string
  readonly mediaType: string
  readonly sizeBytes: number
  /** Where it lies in the store. */
  readonly storedPath: string
  /** Where the public gets it. */
  readonly address: string
}

/** Where a channel goes, as an administrator set it. */
export type Destination<Settings> = {
  readonly id: string
  readonly name: string
  /** Judged by `isServiceAddress` when it was set; '' where the channel has none. */
  readonly address: string
  readonly settings: Settings
  /** '' where the channel has none. */
  readonly secret: string
}

/** What would go, as a person reads it before it does. */
export type Prepared = {
  readonly parts: readonly { readonly name: Phrase; readonly text: string }[]
  /** How much of what the channel takes is used, in the channel's own units. */
  readonly limits: readonly { readonly name: Phrase; readonly used: number; readonly max: number }[]
  /** Pictures that go along, by their hash, in their order. */
  readonly pictures: readonly string[]
  /** Why it cannot go like this; empty where it can. */
  readonly problems: readonly Phrase[]
}

/** How one try ended, as far as is known for certain; a part that does not know answers `unsure`. */
export type Sent =
  | { readonly state: 'sent'; readonly remoteId: string; readonly url: string }
  /** Refused for good: this text does not go there as it is. */
  | { readonly state: 'failed'; readonly problem: string }
  /** Surely not there: the destination takes nothing now. Everything behind it waits too. @property waitMs 0 for the usual */
  | { readonly state: 'later'; readonly problem: string; readonly waitMs: number }
  /** Surely not there: it takes nothing until a person has seen to it, as after a token ran out. */
  | { readonly state: 'stopped'; readonly problem: string }
  | { readonly state: 'unsure'; readonly problem: string }

/** What is found when the destination is asked what became of a try. */
export type Found =
  | { readonly state: 'sent'; readonly remoteId: string; readonly url: string }
  /** Surely not there, so that sending cannot double it. */
  | { readonly state: 'absent' }
  /** @property seen what a person should look at before they decide: whatever may be it, '' for nothing */
  | { readonly state: 'unknown'; readonly seen: string }
  /** It could not be asked now, and is asked again. @property waitMs 0 for the usual */
  | { readonly state: 'unasked'; readonly problem: string; readonly waitMs: number }

/** What a try without a publication showed: nothing of it is public. */
export type Tried = {
  readonly ok: boolean
  /** What was sent and what came back, line by line, without any secret. */
  readonly lines: readonly { readonly name: Phrase; readonly text: string }[]
}

/** A field of a channel's settings, for the form that an administrator fills in. */
export type Field = {
  readonly name: string
  readonly label: Phrase
  readonly help?: Phrase
  readonly required: boolean
  /** To choose from; absent for free text. */
  readonly choices?: readonly { readonly value: string; readonly label: Phrase }[]
  /** The same where the office's own data says what there is to choose from. */
  choicesNow?(): Promise<readonly { readonly value: string; readonly label: Phrase }[]>
}

/** @typeParam Settings what an administrator sets beside address and secret, as `settings` parses it: texts by name */
export type ChannelPart<Settings> = {
  /** Never changes once released. */
  readonly name: string
  readonly label: Phrase
  readonly about: Phrase
  /** Absent where there is none. `usual` stands in the form to begin with. */
  readonly address?: { readonly label: Phrase; readonly help?: Phrase; readonly usual: string }
  /** Absent where there is none. */
  readonly secret?: { readonly label: Phrase; readonly help?: Phrase; readonly pattern: RegExp }
  readonly fields: readonly Field[]
  readonly settings: z.ZodType<Settings>
  /** A person brings it there: the program prepares it and never sends. */
  readonly byHand?: true
  /** Only one destination of it at a time. */
  readonly once?: true
  /** In which shapes its pictures are wanted, the usual one first; absent where as they are. */
  shapes?(to: Destination<Settings>): readonly ShapeName[]

  /** What would go. Pure: no question to anybody. */
  prepare(it: Package, to: Destination<Settings>): Prepared
  /** Sends it once. Never throws for what the other side does. */
  send(it: Package, to: Destination<Settings>): Promise<Sent>
  /**
   * Asked before anything is done again after a try whose end nobody knows: the process died, the line broke. Whatever may
   * be done twice with no harm is `absent`. Never throws for what the other side does.
   */
  confirm(it: Package, to: Destination<Settings>): Promise<Found>
  /** Puts the corrected text in the place of the earlier one. */
  correct(it: Package, to: Destination<Settings>): Promise<Sent>
  /** Takes it back, or puts the notice in its place. */
  withdraw(it: Package, to: Destination<Settings>): Promise<Sent>
  /** The address where what is there can be captured as proof; null where nobody outside sees it. */
  prove(remote: { readonly remoteId: string; readonly url: string }): string | null
  /** Asks whether all is well set, without publishing anything. `sample` shows what would be sent. */
  tryOut(to: Destination<Settings>, sample: Package): Promise<Tried>
}

/** A part whose settings were not parsed yet. */
export type Channel = ChannelPart<unknown>

/** Makes a part one of the drawer: its settings are parsed before any of it runs. */
export function channel<Settings>(part: ChannelPart<Settings>): Channel {
  const read = (to: Destination<unknown>): Destination<Settings> => ({
    ...to,
    settings: part.settings.parse(to.settings),
  })
  return {
    ...part,
    ...(part.shapes && { shapes: (to) => part.shapes?.(read(to)) ?? [] }),
    prepare: (it, to) => part.prepare(it, read(to)),
    send: (it, to) => part.send(it, read(to)),
    confirm: (it, to) => part.confirm(it, read(to)),
    correct: (it, to) => part.correct(it, read(to)),
    withdraw: (it, to) => part.withdraw(it, read(to)),
    tryOut: (to, sample) => part.tryOut(read(to), sample),
  }
}
