import { immediateParts } from '../../../base/immediate.ts'
import type { FindingCode } from '../../../base/words/gates.ts'
import type { Finding, Gate } from '../gate.ts'

/** The class of public information is chosen; what is exempt does not go out; what goes out at once has its eight parts. */
export const disclosureGate: Gate = {
  id: 'disclosure',
  findingsOf({ content }) {
    const shut = (code: FindingCode, at: string, law: string, key: string = code): Finding => ({
      gate: 'disclosure',
      code,
      about: {},
      severity: 'must',
      place: { at, from: 0, to: 0 },
      law,
      key,
      override: 'never',
    })
    switch (content.disclosure) {
      case undefined:
        return [shut('disclosure-missing', 'disclosure', 'UU 14/2008 pasal 9–11 dan 17')]
      case 'exempt':
        return [shut('disclosure-exempt', 'disclosure', 'UU 14/2008 pasal 17')]
      case 'immediate':
        return immediateParts
          .filter((part) => !content.fields?.[part]?.trim())
          .map((part) =>
            shut(
              `immediate-${part}-missing`,
              `field/${part}`,
              'UU 14/2008 pasal 10; Perki 1/2021',
              `immediate:${part}`,
            ),
          )
      case 'periodic':
      case 'on-request':
        return []
    }
  },
}
