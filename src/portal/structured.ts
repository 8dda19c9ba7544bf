/** schema.org data of the pages, as JSON-LD. */
import { instantText } from './dates.ts'
import { imagesOf } from '../base/content.ts'
import { madeAddress, type PortalSite, type WholeItem } from './portal.ts'

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

export function newsArticle(site: PortalSite, item: WholeItem, description: string): object {
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
  const url = site.url + item.path
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': `urn:uuid:${item.id}`,
    mainEntityOfPage: url,
    url,
    headline: [...item.title].slice(0, HEADLINE_MAX).join(''),
    description,
    datePublished: instantText(item.publishedAt),
    dateModified: instantText(item.updatedAt),
    inLanguage: 'id',
    isAccessibleForFree: true,
    ...(item.topic && { articleSection: item.topic }),
    ...(pictures.length > 0
      ? { image: pictures }
      : item.shareImage && { image: [site.url + madeAddress(item.shareImage)] }),
    author: organisation(site),
    publisher: organisation(site),
  }
}
