import { Refused } from '../base/refused.ts'

const OF_ONE_PERSON = 2
const AT_ONCE = 4 // of the ten connections of a pool

/** Does one long act about a thing. @throws {Refused} `under-way` before anything is begun */
export type LongAct = <Answer>(
  it: { readonly about: string | readonly string[]; readonly personId: string },
  work: () => Promise<Answer>,
) => Promise<Answer>

/**
 * For acts that hold a connection as long as they last: one about one thing, two of one person and four in all at a time.
 * One more is refused before it takes a connection, so that however often somebody presses, others are answered. It counts
 * in this process alone, as the connections of a pool are this process's.
 */
export function longActs(): LongAct {
  const underWay = new Set<{ readonly about: ReadonlySet<string>; readonly personId: string }>()
  return async ({ about, personId }, work) => {
    const it = { about: new Set([about].flat()), personId }
    const all = [...underWay]
    const ofPerson = all.filter((one) => one.personId === personId).length
    if (all.length >= AT_ONCE || ofPerson >= OF_ONE_PERSON || all.some((one) => !one.about.isDisjointFrom(it.about)))
      throw new Refused({ code: 'under-way' })
    underWay.add(it)
    try {
      return await work()
    } finally {
      underWay.delete(it)
    }
  }
}
