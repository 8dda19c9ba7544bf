import type { CallOutcome, FactState } from '../../../base/crisis.ts'

/** What a bundle's descriptions are made of: the record of one dossier, with whoever and whatever its files are. */
export type BundleObject = {
  /** Below `data/`. */
  readonly path: string
  readonly hash: string
  readonly sizeBytes: number
  readonly mediaType: string
  readonly about: string
}
export type BundleAct = {
  readonly at: string
  readonly kind: string
  readonly step: number
  readonly personId: string
  readonly postId: string | null
  readonly note: string
  readonly version: string | null
  readonly ledgerIndex: number
}
export type BundleVersion = {
  readonly number: number
  readonly hash: string
  readonly title: string
  readonly name: string
  readonly personId: string
  readonly at: string
}
export type BundleDecision = {
  readonly at: string
  readonly answer: 'yes' | 'yes-with-notes' | 'no'
  readonly reason: string
  readonly personId: string
  readonly postId: string
  readonly version: string
  readonly proof: 'passkey' | 'password' | 'password-and-code' | 'none'
  readonly statementHash: string
}
export type BundleData = {
  readonly number: string
  readonly title: string
  readonly state: 'running' | 'held' | 'published' | 'withdrawn'
  readonly limited: boolean
  readonly classification: string | null
  readonly closedOn: string | null
  readonly office: { readonly name: string; readonly regency: string; readonly address: string } | null
  readonly people: ReadonlyMap<string, string>
  readonly posts: ReadonlyMap<string, string>
  readonly madeAt: string
  readonly checkpoint: { readonly origin: string; readonly size: number; readonly root: string }
  readonly key: string
  readonly entries: number
  readonly objects: readonly BundleObject[]
  readonly acts: readonly BundleAct[]
  readonly versions: readonly BundleVersion[]
  readonly decisions: readonly BundleDecision[]
  readonly comments: readonly {
    readonly at: string
    readonly personId: string
    readonly text: string
    readonly state: string
  }[]
  readonly agenda: readonly {
    readonly book: string
    readonly number: string
    readonly subject: string
    readonly at: string
  }[]
  readonly dispositions: readonly { readonly at: string; readonly to: string; readonly instruction: string }[]
  /** Each look at what the public could see, and what people showed. */
  readonly captures: readonly {
    readonly at: string
    readonly url: string
    readonly status: number | null
    readonly outcome: string
    /** Below `data/`; null where nothing was seen, or a person showed a file. */
    readonly body: string | null
    readonly ledgerIndex: number
  }[]
  readonly deliveries: readonly {
    readonly channel: string
    readonly destination: string
    readonly state: string
    readonly at: string | null
  }[]
  readonly answers: readonly { readonly name: string; readonly post: string; readonly at: string }[]
  /** The first hour at alert or crisis level; null where there was none. Instants as RFC 3339. */
  readonly crisis: {
    readonly begunAt: string
    /** Where it rose before anybody picked it. */
    readonly pickedAt: string | null
    readonly endedAt: string | null
    readonly endReason: string
    readonly drill: boolean
    readonly speed: number
    /** The edition of the checklist. */
    readonly checklist: number
    readonly steps: readonly {
      readonly minute: number
      readonly text: string
      readonly at: string | null
      readonly personId: string | null
      readonly note: string
    }[]
    readonly speakers: readonly {
      readonly name: string
      readonly role: string
      readonly reason: string
      readonly at: string
    }[]
    readonly facts: readonly {
      readonly state: FactState
      readonly text: string
      readonly source: string
      readonly personId: string
      readonly at: string
    }[]
    readonly promises: readonly {
      readonly words: string
      readonly dueAt: string
      readonly keptAt: string | null
      readonly note: string
      readonly version: string | null
    }[]
    readonly calls: readonly {
      readonly name: string
      readonly role: string
      readonly outcome: CallOutcome
      readonly note: string
      readonly personId: string
      readonly at: string
    }[]
    readonly lessons: readonly { readonly text: string; readonly personId: string; readonly at: string }[]
  } | null
  /** How many of each other kind, by the file that has them. */
  readonly lists: readonly { readonly path: string; readonly count: number }[]
}
