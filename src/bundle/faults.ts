/** Why a bundle does not hold: a code that never changes, where, and one sentence. */
export type Fault = { readonly code: FaultCode; readonly at: string; readonly sentence: string }

const sentences = {
  'not-a-zip': 'is no ZIP file that can be read',
  'too-large': 'unpacks to more than is taken',
  'too-many-files': 'holds more files than are taken',
  'path-outside': 'names a place outside the bundle',
  'name-not-portable': 'has a name that some systems do not allow or read otherwise',
  'name-twice': 'has the name of another file on systems that do not tell letter case or Unicode forms apart',
  'not-plain': 'is a link, a folder entry or something else that is no plain file',
  locked: 'is encrypted, or packed in a way that is not taken',
  damaged: 'cannot be unpacked as its size and kind say',
  'several-folders': 'holds more than one folder at its top, so it is not one bag',
  declaration: 'is missing or not the two lines of RFC 8493',
  'manifest-missing': 'is missing',
  'manifest-line': 'has a line that is no hash and path of this bag',
  'file-missing': 'is listed but not there',
  'file-extra': 'is there but not listed',
  'file-changed': 'was changed: its bytes give another hash than the list says',
  'bag-info': 'is missing, or counts other bytes and files than there are',
  fetch: 'says that parts are elsewhere, so the bundle is not complete in itself',
  unreadable: 'is missing or cannot be read as what it must be',
  key: 'is no verifier key',
  checkpoint: 'is not signed by the key, or says nothing that can be checked',
  entry: 'is not an entry of the ledger in canonical form under its own number',
  'entry-missing': 'is said by the trail but its ledger entry is not there',
  'entry-other': 'is an entry about another dossier',
  proof: 'does not lead from the entry to the signed root: the entry is not in that ledger',
  'proof-missing': 'has no proof that it is in the ledger',
  version: 'is not the text its name says: another hash, or not canonical',
  'version-missing': 'is a version that the ledger names but is not there',
  'paper-missing': 'is a paper that the ledger names but is not there',
  'capture-missing': 'is what the ledger says that the public could see, and it is not there',
  statement: 'is not the statement its name says',
  'statement-missing': 'is a decision or statement that the ledger names but is not there',
  'statement-unproven': 'is a decision or statement that no ledger entry in the bundle names',
  signature: 'does not prove the decision',
  'signature-missing': 'was signed according to the ledger but its signature is not there',
  'signature-other': 'is not the signature that the ledger holds',
  'file-name': 'is not the file that its name says',
  nested: 'is a bundle in the package that does not hold',
} as const
export type FaultCode = keyof typeof sentences

/** @param more what the parser said, in brackets behind the sentence */
export function fault(code: FaultCode, at: string, more = ''): Fault {
  return { code, at, sentence: `${at} ${sentences[code]}${more ? ` (${more})` : ''}.` }
}
