/** The way from one language to the others, and the newest in each. */
import type { OtherLanguage } from '../base/content.ts'
import { languageHome, portalWords as w } from '../base/words/portal.ts'
import { ownNames } from '../base/words/translations.ts'
import { frame, linkFrom, list, type Link } from './frame.ts'
import { html, type Html } from './html.ts'
import { languagePath } from '../base/language-path.ts'
import { itemIn, languageFeedPath, sayOn, type Alternate, type PageLanguage } from './languages.ts'
import type { Item, PortalSite } from './portal.ts'

/** The way to the other languages, in the words by which their readers know them. */
export function languageSwitch(alternates: readonly Alternate[], here: PageLanguage, link: Link): Html | null {
  if (alternates.length === 0) return null
  const row = ({ language, path }: Alternate) =>
    language === here
      ? html`<li><a lang="${language}" href="${link(path)}" aria-current="page">${ownNames[language]}</a></li>`
      : html`<li><a lang="${language}" hreflang="${language}" rel="alternate" href="${link(path)}">${ownNames[language]}</a></li>`
  return html`<nav class="languages" aria-label="${sayOn(here)(w.languages)}"><ul>${alternates.map(row)}</ul></nav>`
}

/** The newest in a language; always there, so that its address holds once it was named. */
export function languageHomePage(site: PortalSite, language: OtherLanguage, items: readonly Item[]): string {
  const path = languagePath(language)
  const link = linkFrom(path)
  const words = languageHome[language]
  const head = {
    title: words.title,
    path,
    description: words.about(site.name),
    language,
    hidden: items.length === 0,
    feed: { path: languageFeedPath(language), title: words.title },
  }
  return frame(site, head, link, [
    html`<div lang="${language}">
<h1>${words.title}</h1>
${
  items.length > 0
    ? list(
        items.map((it) => itemIn(it, language)),
        link,
        { language },
      )
    : html`<p class="empty">${words.empty}</p>`
}
<p class="note"><a href="${link(languageFeedPath(language))}">RSS: ${words.title}</a></p>
<p class="more"><a href="${link('/')}" hreflang="id">${words.all}</a></p>
</div>`,
  ])
}
