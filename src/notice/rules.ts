/**
 * Who must be told what: from what happened, the office's rules and its people to the notices that are owed. Pure.
 * A notice is no happening, so no notice ever causes another.
 */
import { noticeKinds, type Audience, type NoticeData, type NoticeKind, type NoticeRule } from '../base/notices.ts'
import { covers, type Mandate, type Work } from '../base/officer.ts'
import { mayRead, type NamedReaders } from '../base/named-readers.ts'

/** People and posts that stand for one audience of a happening. */
export type Group = {
  readonly personIds?: readonly string[]
  readonly postIds?: readonly string[]
  /** Of these posts the first in which there is anybody who may be told. */
  readonly firstOf?: readonly string[]
}

/** Something of which people may have to be told: an act, or a timer that ran out. */
export type Happening = {
  readonly kind: NoticeKind
  /** What brought it about, such as one act: of one cause a person is told once, of what weighs most. */
  readonly cause: string
  /** Names the need together with the kind; the same need has the same name for ever. */
  readonly about: string
  readonly dossierId: string | null
  /** Who did it: nobody is told of what they did themselves. */
  readonly byPersonId: string | null
  /** The dossier stands at alert or crisis level: what is told of it waits for no morning. */
  readonly crisis: boolean
  readonly groups: Readonly<Partial<Record<Audience, Group>>>
  readonly data: NoticeData
}

/** What is of no dossier and was nobody's act, such as what the machine finds by itself; each is its own cause. */
export const ofNoDossier = (
  it: Pick<Happening, 'kind' | 'about' | 'groups' | 'data'> & { readonly crisis?: true },
): Happening => ({ cause: it.about, dossierId: null, byPersonId: null, crisis: false, ...it })

/** Somebody who may have to be told, with what they hold today; a letter may give them part of a post's work alone. */
export type Teller = {
  readonly personId: string
  readonly held: readonly Pick<Mandate, 'postId' | 'kinds' | 'steps'>[]
}

/** What the notices depend on beside what happened. */
export type Office = {
  /** Everyone who may be told; who left is not among them. */
  readonly people: readonly Teller[]
  /** Who alone reads a limited dossier, by its id; a dossier that is open to the office is not in it. */
  readonly readers: ReadonlyMap<string, NamedReaders>
  /** What is to be done on each dossier, by its id. */
  readonly works: ReadonlyMap<string, Work>
}

export type Told = {
  readonly kind: NoticeKind
  readonly about: string
  readonly personId: string
  readonly dossierId: string | null
  readonly byPersonId: string | null
  readonly weight: NoticeRule['weight']
  readonly data: NoticeData
}

/** The notices that these happenings of one instant call for. */
export function noticesFor(
  happenings: readonly Happening[],
  rules: readonly NoticeRule[],
  { people, readers, works }: Office,
): Told[] {
  const owed = new Map<string, Told>()
  for (const it of happenings) {
    const rule = rules.find(({ kind }) => kind === it.kind)
    if (!rule?.on) continue
    const groups = rule.to.map((audience) => it.groups[audience]).filter((group) => group !== undefined)
    const named = it.dossierId === null ? undefined : readers.get(it.dossierId)
    const work = it.dossierId === null ? undefined : works.get(it.dossierId)
    const able = people
      .map(({ personId, held }) => ({ personId, posts: postsOf(held, work) }))
      .filter((person) => person.personId !== it.byPersonId && (!named || mayRead(named, person)))
    for (const person of able) {
      if (!groups.some((group) => isIn(group, person, able))) continue
      const told: Told = {
        kind: it.kind,
        about: it.about,
        personId: person.personId,
        dossierId: it.dossierId,
        byPersonId: it.byPersonId,
        weight: it.crisis && rule.weight === 'normal' ? 'urgent' : rule.weight,
        data: it.data,
      }
      const key = `${person.personId} ${it.cause}`
      const other = owed.get(key)
      if (!other || rank(told.kind) < rank(other.kind)) owed.set(key, told)
    }
  }
  return [...owed.values()]
}

const rank = (kind: NoticeKind) => noticeKinds.indexOf(kind)

/** The posts in which somebody may do this work; of work that nobody names, those of which they do all. */
function postsOf(held: Teller['held'], work: Work | undefined): string[] {
  return held.filter((it) => (work ? covers(it, work) : it.kinds === null && it.steps === null)).map((it) => it.postId)
}

type Person = { readonly personId: string; readonly posts: readonly string[] }

function isIn({ personIds = [], postIds = [], firstOf = [] }: Group, person: Person, able: readonly Person[]): boolean {
  const first = firstOf.find((post) => able.some((one) => one.posts.includes(post)))
  return personIds.includes(person.personId) || person.posts.some((post) => post === first || postIds.includes(post))
}

/** Kinds that come of a crisis even where its dossier stands lower by now. */
const kindsOfCrisis: readonly NoticeKind[] = ['to-ratify', 'ratify-late']

/** Whether a happening is one that the crisis desk may have to be told of. */
export const isOfCrisis = (it: Happening): boolean => it.crisis || kindsOfCrisis.includes(it.kind)

/** The same happening with who is on duty at the crisis desk among those whom it may be told to. */
export const withOnDuty = (it: Happening, personIds: readonly string[]): Happening =>
  isOfCrisis(it) ? { ...it, groups: { ...it.groups, 'on-duty': { personIds } } } : it

type Around = {
  readonly posts: readonly { readonly id: string }[]
  readonly coordinators: readonly string[]
}

/** Whom the audiences mean at a step of a dossier. @param it.postId whose turn it is */
export function groupsAround(
  procedure: Around,
  it: { readonly postId: string; readonly holderId: string | null; readonly authors: readonly string[] },
  named: Group = {},
): Happening['groups'] {
  return {
    holder: it.holderId === null ? { postIds: [it.postId] } : { personIds: [it.holderId] },
    authors: { personIds: it.authors },
    coordinators: { postIds: procedure.coordinators },
    above: { firstOf: postsAbove(procedure, it.postId) },
    posts: { postIds: procedure.posts.map((post) => post.id) },
    named,
  }
}

/** The posts above in an edition's row of posts, the next one first; who coordinates where there is none. */
export function postsAbove(procedure: Around, postId: string): readonly string[] {
  const at = procedure.posts.findIndex((post) => post.id === postId)
  const above = at < 0 ? [] : procedure.posts.slice(at + 1).map((post) => post.id)
  return above.length > 0 ? above : procedure.coordinators.filter((post) => post !== postId)
}

const ofSituation: readonly NoticeKind[] = ['promise-missed', 'promise-soon', 'crisis-step-late', 'crisis-ended']

const inInventory: readonly NoticeKind[] = ['issue-raised', 'item-assigned', 'intake-added', 'facts-late']
const ofClaim: readonly NoticeKind[] = ['claim-missed', 'claim-soon']

/** The place in the application where a notice's own matter is done. */
export function placeOf(it: { kind: NoticeKind; dossierId: string | null; data: NoticeData }): string {
  if (it.kind === 'to-sign') return '/tanda-tangan'
  if (it.kind === 'destination-stopped') return '/pengaturan/tujuan'
  if (it.kind === 'paper-running-out') return '/pers/media?saring=habis'
  if (it.kind === 'ukw-running-out') return '/pers/wartawan?saring=habis'
  if (it.kind === 'mailbox-stopped') return '/pers/daftar'
  if (it.kind === 'source-trouble') return '/inventaris/sumber?saring=masalah'
  if (it.kind === 'media-sheet') return '/laporan'
  if (it.data.narrativeId !== undefined) return `/narasi/${it.data.narrativeId}`
  if (inInventory.includes(it.kind) || (ofClaim.includes(it.kind) && it.dossierId === null))
    return `/inventaris?state=semua&butir=${it.data.itemId ?? ''}`
  if (it.dossierId === null) return '/pemberitahuan'
  if (ofSituation.includes(it.kind)) return `/berkas/${it.dossierId}/siaga`
  if (it.kind === 'delivery-failed' || it.kind === 'release-missed' || it.kind === 'review-due') return '/terbitan'
  if (it.kind === 'mention') return `/berkas/${it.dossierId}?bagian=percakapan`
  return it.data.decides ? `/keputusan/${it.dossierId}` : `/berkas/${it.dossierId}`
}
