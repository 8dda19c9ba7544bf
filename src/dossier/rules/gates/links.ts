import type { FindingCode } from '../../../base/words/gates.ts'
import type { Finding, Gate, OverrideRule, Severity } from '../gate.ts'
import { isInside, webLinksOf, type LinkState } from '../links.ts'

/** Every link leads somewhere that the public can open. What is not known yet is said, and holds nothing back. */
export const linksGate: Gate = {
  id: 'links',
  findingsOf({ content, links }) {
    return webLinksOf(content).flatMap(({ address, ...place }): Finding[] => {
      const fault = faultOf(isInside(address) ? 'inside' : links.get(address))
      if (!fault) return []
      const [code, severity, override] = fault
      return [
        { gate: 'links', code, about: { address }, severity, place, law: '', key: `link:${code}:${address}`, override },
      ]
    })
  },
}

function faultOf(state: LinkState | undefined): [FindingCode, Severity, OverrideRule] | null {
  switch (state) {
    case 'answers':
      return null
    case 'gone':
      return ['link-gone', 'must', 'reason']
    case 'inside':
      return ['link-inside', 'must', 'reason']
    // It may be back in an hour, and some sites shut programmes out: a person looks.
    case 'silent':
      return ['link-silent', 'should', 'never']
    case undefined:
      return ['link-unchecked', 'note', 'never']
  }
}
