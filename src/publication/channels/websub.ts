import { z } from 'zod'
import { channelWords as t } from '../../base/words/channels.ts'
import type { Phrase } from '../../base/words/phrase.ts'
import { pingHub } from '../../outgoing/websub.ts'
import { channel, type Destination, type Package, type Sent } from './channel.ts'
import { outcomeOf, triedOf } from './outcome.ts'
import { placeField, placeSetting } from './place.ts'

const words = {
  label: { id: 'Hub umpan (WebSub)', en: 'Feed hub (WebSub)' },
  about: {
    id: 'Memberi tahu hub bahwa umpan portal berubah, supaya pembaca umpan dan mesin telusur mengambilnya seketika.',
    en: 'Tells a hub that the feeds of the portal changed, so that feed readers and search engines fetch them at once.',
  },
  address: { id: 'Alamat hub', en: 'Address of the hub' },
  place: { id: 'Hub berada di', en: 'The hub is' },
  feeds: { id: 'Umpan yang berubah', en: 'Feeds that changed' },
} satisfies Record<string, Phrase>

const settings = z.strictObject({ place: placeSetting })
type To = Destination<z.output<typeof settings>>

/** A hub is told that the feeds changed and fetches them itself, so that telling it twice does no harm. */
export const websub = channel({
  name: 'websub',
  label: words.label,
  about: words.about,
  address: { label: words.address, usual: 'https://pubsubhubbub.appspot.com/' },
  fields: [placeField(words.place)],
  settings,
  prepare: (it) => ({
    parts: [{ name: words.feeds, text: feedsOf(it).join('\n') }],
    limits: [],
    pictures: [],
    problems: [],
  }),
  send: tell,
  confirm: async () => ({ state: 'absent' }),
  correct: tell,
  withdraw: tell,
  prove: () => null,
  async tryOut(to, sample) {
    const told = await ping(to, sample)
    const asked = { name: t.asked, text: feedsOf(sample).join('\n') }
    if (told.ok) return { ok: true, lines: [asked, { name: t.answered, text: t.setWell.id }] }
    return { ok: false, lines: [asked, ...triedOf(told).lines] }
  },
})

const feedsOf = ({ portal }: Package) => ['/feed.xml', '/atom.xml', '/feed.json'].map((path) => `${portal}${path}`)

const ping = (to: To, it: Package) =>
  pingHub({ address: to.address, isOwn: to.settings.place === 'inside' }, feedsOf(it))

async function tell(it: Package, to: To): Promise<Sent> {
  const told = await ping(to, it)
  return told.ok ? { state: 'sent', remoteId: it.key, url: '' } : outcomeOf(told)
}
