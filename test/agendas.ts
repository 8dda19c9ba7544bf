import { sha256 } from '../src/base/hash.ts'
import { newId } from '../src/base/id.ts'
import type { Db } from '../src/db/connect.ts'
import type { AgendaEvent } from '../src/inventory/rules/agenda.ts'
import { insertAgenda, takeEvents } from '../src/inventory/stores/agenda.ts'

/** What a test says of an event; named by its title where it says no key. */
export type ToldEvent = Pick<AgendaEvent, 'title' | 'from'> & Partial<AgendaEvent>

const DAY_MS = 86_400_000

/** Connects an agenda that nobody looks at, and tells what it says, anew at each call of what comes back. */
export async function connectAgenda(db: Db, personId: string, name: string) {
  const address = `agenda://kalender.contoh.id/${newId()}`
  const fields = { name, address, weight: 3, everyMinutes: 60, silentDays: 0, keepDays: 365, partFrom: '', partUntil: '' } // prettier-ignore
  const id = await db.transaction().execute((tx) => insertAgenda(tx, { fields, seal: () => 'tersegel', personId }, new Date())) // prettier-ignore
  const tell = async (told: readonly ToldEvent[], now = new Date()) => {
    const events = told.map((it) => ({ key: sha256(it.title), place: '', until: it.from, wholeDay: false, busy: true, cancelled: false, ...it })) // prettier-ignore
    const reading = { title: name, events, completeUntil: new Date(now.getTime() + 60 * DAY_MS), dropped: 0 }
    await db.transaction().execute((tx) => takeEvents(tx, { source: { id, name }, reading }, now))
  }
  return { sourceId: id, tell }
}
