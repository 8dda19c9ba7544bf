import type { Gate } from '../gate.ts'

/** A person has weighed whether this is the beginning of a crisis: the level that a dossier was born with is nobody's. */
export const levelGate: Gate = {
  id: 'level',
  findingsOf({ level }) {
    if (level.set) return []
    return [
      {
        gate: 'level',
        code: 'level-unset',
        about: { level: level.value },
        severity: 'must',
        place: null,
        law: 'SOP langkah 2 (“terindikasi krisis”); PermenPANRB 29/2011',
        key: 'level-unset',
        override: 'never',
      },
    ]
  },
}
