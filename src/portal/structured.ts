/** schema.org data of the pages, as JSON-LD. */
import { instantText } from './dates.ts'
import { imagesOf } from '../base/content.ts'
import type { Alternate, PageLanguage } from './languages.ts'
import { hoaxLabels, madeAddress, type PortalSite, type WholeItem } from './portal.ts'

const DESCRIPTION_MAX = 300
const HEADLINE_MAX = 110 // the longest headline that search engines take

function organisation(site: PortalSite): object {
  return {
    '@type': 'GovernmentOrganization',
    name: site.name,
    url: `${site.url}/`,
    ...(site.address && { address: site.address }),
    areaServed: site.regency,
    ...(site.logo && { logo: { '@type': 'ImageObject', url: site.url + site.logo.path } }),
  }
}

export function website(site: PortalSite): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: site.name,
    url: `${site.url}/`,
    inLanguage: 'id',
    publisher: organisation(site),
  }
}

/** How true a claim is, from 1 to 5, as readers of ClaimReview data count it. */
const RATINGS = { hoaks: 1, disinformasi: 1, misinformasi: 2, fakta: 5 } as const

/** Of a clarification: what was claimed and what was found, for search engines and fact-checkers. */
export function claimReview(site: PortalSite, item: WholeItem): object | null {
  const claim = item.content.fields?.['kabar']
  if (!item.hoax || !claim) return null
  const url = site.url + item.path
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url,
    claimReviewed: claim,
    datePublished: instantText(item.publishedAt),
    author: organisation(site),
    itemReviewed: { '@type': 'Claim', appearance: { '@type': 'CreativeWork', abstract: claim } },
    reviewRating: {
      '@type': 'Rating',
      ratingValue: RATINGS[item.hoax.label],
      bestRating: 5,
      worstRating: 1,
      alternateName: hoaxLabels[item.hoax.label],
    },
  }
}

/** @param it.alternates the item's pages in every language, the main one first; none where there is one alone */
export function newsArticle(
  site: PortalSite,
  item: WholeItem,
  description: string,
  it: { language: PageLanguage; alternates: readonly Alternate[] },
): object {
  const main = `urn:uuid:${item.id}`
  const idOf = (language: PageLanguage) => (language === 'id' ? main : `${main}#${language}`)
  const others = it.alternates.filter(({ language }) => language !== 'id')
  const files = new Map(item.files.map((it) => [it.hash, it]))
  const pictures = imagesOf(item.content.body).flatMap(({ src, caption, credit }) => {
    const file = files.get(src)
    const sizes = item.pictures.get(src)
    if (!file || sizes === 'faulty') return []
    return {
      '@type': 'ImageObject',
      url: site.url + file.path,
      ...(sizes && { width: sizes.width, height: sizes.height }),
      ...(caption && { caption }),
      ...(credit && { creditText: credit }),
    }
  })
  const videos = (item.content.videos ?? []).map((video) => {
    const file = files.get(video.file ?? '')
    const poster = files.get(video.poster ?? '')
    return {
      '@type': 'VideoObject',
      name: video.title,
      description: (video.transcript || video.title).slice(0, DESCRIPTION_MAX).toWellFormed(),
      uploadDate: instantText(item.publishedAt),
      ...(file ? { contentUrl: site.url + file.path, encodingFormat: file.mediaType } : { url: video.address }),
      ...(poster && { thumbnailUrl: site.url + poster.path }),
    }
  })
  const url = site.url + item.path
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': idOf(it.language),
    mainEntityOfPage: url,
    url,
    headline: [...item.title].slice(0, HEADLINE_MAX).join(''),
    description,
    datePublished: instantText(item.publishedAt),
    dateModified: instantText(item.updatedAt),
    inLanguage: it.language,
    ...(it.language !== 'id' && { translationOfWork: { '@type': 'NewsArticle', '@id': main, inLanguage: 'id' } }),
    ...(it.language === 'id' &&
      others.length > 0 && {
        workTranslation: others.map(({ language, path }) => ({
          '@type': 'NewsArticle',
          '@id': idOf(language),
          url: site.url + path,
          inLanguage: language,
        })),
      }),
    ...(videos.length > 0 && { video: videos }),
    isAccessibleForFree: true,
    ...(item.topic && { articleSection: item.topic }),
    ...(pictures.length > 0
      ? { image: pictures }
      : item.shareImage && { image: [site.url + madeAddress(item.shareImage)] }),
    ...(item.expiresAt && { expires: instantText(item.expiresAt) }),
    ...(item.changes.length > 0 && {
      correction: item.changes.map((it) => ({
        '@type': 'CorrectionComment',
        text: it.note,
        datePublished: instantText(it.at),
      })),
    }),
    author: organisation(site),
    publisher: organisation(site),
  }
}
