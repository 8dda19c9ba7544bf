import { element, xmlDocument, type Xml } from '../../../base/xml.ts'
import type { BundleData } from './data.ts'

/** PREMIS 3 (Library of Congress): which objects are kept, what happened to them, and who did it. */
export type Premis = {
  readonly objects: readonly {
    readonly id: string
    readonly format: string
    readonly size: number
    readonly sha256: string
    readonly about: string
  }[]
  readonly events: readonly {
    readonly id: string
    readonly type: string
    readonly at: string
    readonly detail: string
    readonly agent: string
    readonly object: string | null
  }[]
  readonly agents: readonly {
    readonly id: string
    readonly name: string
    readonly type: 'person' | 'software' | 'organization'
  }[]
}

const SOFTWARE = 'siar'

/** Made of the ledger's acts and the files of this very bundle; kept nowhere else. */
export function premisOf(it: BundleData): Premis {
  const pathOf = new Map(
    it.versions.map((version) => [version.hash, `data/versions/${version.number}-${version.hash}.json`]),
  )
  return {
    objects: it.objects.map(({ path, mediaType, sizeBytes, hash, about }) => ({
      id: `data/${path}`,
      format: mediaType,
      size: sizeBytes,
      sha256: hash,
      about,
    })),
    events: [
      ...it.acts.map((act) => ({
        id: `${it.checkpoint.origin}#${act.ledgerIndex}`,
        type: act.kind,
        at: act.at,
        detail: [`langkah ${act.step}`, it.posts.get(act.postId ?? ''), act.note].filter(Boolean).join('; '),
        agent: act.personId,
        object: act.version === null ? null : (pathOf.get(act.version) ?? null),
      })),
      ...it.captures
        .filter((capture) => capture.body !== null)
        .map((capture) => ({
          id: `${it.checkpoint.origin}#${capture.ledgerIndex}`,
          type: 'capture',
          at: capture.at,
          detail: [capture.url, capture.status === null ? '' : `HTTP ${capture.status}`, capture.outcome].filter(Boolean).join('; '), // prettier-ignore
          agent: SOFTWARE,
          object: `data/${capture.body}`,
        })),
      {
        id: `${it.checkpoint.origin}#bundle-${it.checkpoint.size}`,
        type: 'packing',
        at: it.madeAt,
        detail: `BagIt, SHA-256, titik periksa ${it.checkpoint.size}`,
        agent: SOFTWARE,
        object: null,
      },
    ],
    agents: [
      ...[...it.people].map(([id, name]) => ({ id, name, type: 'person' as const })),
      ...(it.office ? [{ id: 'office', name: it.office.name, type: 'organization' as const }] : []),
      { id: SOFTWARE, name: 'Siar', type: 'software' },
    ],
  }
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

export function premisXml({ objects, events, agents }: Premis): string {
  const text = (name: string, value: string): Xml => element(`premis:${name}`, {}, value)
  const identifier = (kind: string, type: string, value: string): Xml =>
    element(`premis:${kind}Identifier`, {}, text(`${kind}IdentifierType`, type), text(`${kind}IdentifierValue`, value))
  return xmlDocument(
    element(
      'premis:premis',
      { 'xmlns:premis': 'http://www.loc.gov/premis/v3', 'xmlns:xsi': XSI, version: '3.0' },
      objects.map((it) =>
        element(
          'premis:object',
          { 'xsi:type': 'premis:file' },
          identifier('object', 'path', it.id),
          element(
            'premis:objectCharacteristics',
            {},
            element('premis:fixity', {}, text('messageDigestAlgorithm', 'SHA-256'), text('messageDigest', it.sha256)),
            text('size', String(it.size)),
            element('premis:format', {}, element('premis:formatDesignation', {}, text('formatName', it.format))),
          ),
          text('originalName', it.about),
        ),
      ),
      events.map((it) =>
        element(
          'premis:event',
          {},
          identifier('event', 'ledger', it.id),
          text('eventType', it.type),
          text('eventDateTime', it.at),
          element('premis:eventDetailInformation', {}, text('eventDetail', it.detail)),
          element(
            'premis:linkingAgentIdentifier',
            {},
            text('linkingAgentIdentifierType', 'id'),
            text('linkingAgentIdentifierValue', it.agent),
          ),
          it.object === null
            ? null
            : element(
                'premis:linkingObjectIdentifier',
                {},
                text('linkingObjectIdentifierType', 'path'),
                text('linkingObjectIdentifierValue', it.object),
              ),
        ),
      ),
      agents.map((it) =>
        element(
          'premis:agent',
          {},
          identifier('agent', 'id', it.id),
          text('agentName', it.name),
          text('agentType', it.type),
        ),
      ),
    ),
  )
}
