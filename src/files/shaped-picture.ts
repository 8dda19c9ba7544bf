import { createHash } from 'node:crypto'
import { canonical } from '../base/canonical.ts'
import { pictureShapes, type PictureAbout, type PictureFit, type ShapeName } from '../base/picture-shapes.ts'
import { element } from '../base/xml.ts'
import type { FileStore } from './store.ts'

/**
 * A picture in a shape for a medium, as JPEG, with what is said of it in XMP and EXIF and nothing else: not where it was
 * taken. Made once; its name is all that it is made of.
 * @returns where it lies
 * @throws {Refused} as `cleanPicture`, for one that cannot be read
 */
export async function shapedPicturePath(
  files: FileStore,
  it: { hash: string; shape: ShapeName; fit: PictureFit; colour: string; about: PictureAbout },
): Promise<string> {
  const { hash, shape, fit, colour, about } = it
  const named = canonical({ hash, shape, fit, about, ...(fit === 'contain' && { colour }) })
  // Begins as all that is made of this file, so that it goes with it.
  const name = `${hash}-${createHash('sha256').update(named).digest('hex')}-${shape}.jpg`
  if (!(await files.isMade(name))) {
    const { shapedPicture } = await import('./pictures.ts')
    const { width, height } = pictureShapes[shape]
    const tags = { xmp: xmpOf(about), exif: exifOf(about) }
    await files.keepMade(name, await shapedPicture(files.pathOf(hash), { width, height, fit, colour, ...tags }))
  }
  return files.madePath(name)
}

/** Of a picture that has no one to name, nothing is said but what it shows. */
const exifOf = ({ creator, caption }: PictureAbout): Record<string, string> => ({
  ...(creator && { Artist: creator }),
  ...(caption && { ImageDescription: caption }),
})

/** IPTC Photo Metadata Standard 2023.1: Creator, Credit Line, Description, Alt Text (Accessibility), in XMP (ISO 16684-1). */
function xmpOf({ creator, credit, caption, alt }: PictureAbout): string {
  const words = (name: string, text: string) =>
    text ? element(name, {}, element('rdf:Alt', {}, element('rdf:li', { 'xml:lang': 'x-default' }, text))) : null
  const description = element(
    'rdf:Description',
    {
      'rdf:about': '',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:photoshop': 'http://ns.adobe.com/photoshop/1.0/',
      'xmlns:Iptc4xmpCore': 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
    },
    creator ? element('dc:creator', {}, element('rdf:Seq', {}, element('rdf:li', {}, creator))) : null,
    credit ? element('photoshop:Credit', {}, credit) : null,
    words('dc:description', caption),
    words('Iptc4xmpCore:AltTextAccessibility', alt),
  )
  const rdf = element('rdf:RDF', { 'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#' }, description)
  return element('x:xmpmeta', { 'xmlns:x': 'adobe:ns:meta/' }, rdf).text
}
