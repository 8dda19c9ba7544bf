/** How to follow the office: news by e-mail by topic, feeds, and its channel at Telegram. */
import { subscribeWords } from '../base/words/subscribe.ts'
import { frame, linkFrom } from './frame.ts'
import { html, type Html } from './html.ts'
import { SUBSCRIBE_PATH, topicFeedPath, type PortalSite, type Topic } from './portal.ts'

export function subscribePage(site: PortalSite, topics: readonly Topic[]): string {
  const link = linkFrom(SUBSCRIBE_PATH)
  const head = {
    title: 'Berlangganan',
    path: SUBSCRIBE_PATH,
    description: `Ikuti berita resmi ${site.name} lewat surel, RSS, atau Telegram.`,
  }
  const telegram = site.follow.telegram
  return frame(site, head, link, [
    html`<h1>Berlangganan</h1>
<p class="lead">Berita resmi ${site.name} begitu terbit, dengan cara yang Anda pilih. Koreksi dan penarikan juga sampai kepada yang menerima berita pertamanya.</p>`,
    site.follow.email && emailPart(site, topics),
    telegram !== '' &&
      html`<section class="way" aria-labelledby="telegram"><h2 id="telegram">Telegram</h2>
<p>Ikuti kanal <a href="https://t.me/${telegram}" rel="me noopener">@${telegram}</a>.</p></section>`,
    html`<section class="way" aria-labelledby="rss"><h2 id="rss">RSS</h2>
<p>Untuk aplikasi pembaca berita: <a href="${link('/feed.xml')}">RSS</a>, <a href="${link('/atom.xml')}">Atom</a>, <a href="${link('/feed.json')}">JSON Feed</a>.</p>
${topics.length > 0 && html`<details><summary>RSS menurut topik</summary><ul class="columns">${topics.map((it) => html`<li><a href="${link(topicFeedPath(it.slug))}"><bdi>${it.name}</bdi></a></li>`)}</ul></details>`}</section>`,
  ])
}

/** A plain form, which asks for nothing but what sends the news. It goes to where Siar itself answers. */
function emailPart(site: PortalSite, topics: readonly Topic[]): Html {
  const box = (it: Topic) =>
    html`<li><label class="tick"><input type="checkbox" name="topik" value="${it.slug}"> <bdi>${it.name}</bdi></label></li>`
  return html`<section class="way" aria-labelledby="surel"><h2 id="surel">Surel</h2>
<form class="ask" method="post" action="${site.url}/langganan/">
<label for="alamat">Alamat surel Anda</label>
<input id="alamat" name="surel" type="email" autocomplete="email" required maxlength="200">
${topics.length > 0 && html`<fieldset><legend>Topik</legend><p class="note" id="tentang-topik">Tidak memilih berarti semua topik.</p><ul class="ticks" aria-describedby="tentang-topik">${topics.map(box)}</ul></fieldset>`}
<label for="bahasa">Bahasa surel</label>
<select id="bahasa" name="bahasa"><option value="id">Indonesia</option><option value="en">Inggris</option></select>
<label class="tick"><input type="checkbox" name="setuju" value="1" required> ${subscribeWords.consent.id(site.name)}</label>
<button>Berlangganan</button>
<p class="note">Kami mengirim satu surel untuk memastikan bahwa alamat itu milik Anda.</p>
</form></section>`
}
