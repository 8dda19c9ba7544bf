/** A signature with the office's own certificate, beside the bare signature of its digest; and reading it back. */
import { createHash } from 'node:crypto'
import { signDigest } from '../../src/signing/cms.ts'
import { padesSigner } from '../../src/signing/pades.ts'
import { openKeyStore } from '../../src/signing/pkcs12.ts'
import { verifySignedPdf } from '../../src/signing/verify.ts'
import { Certificates, madePaper, PASSPHRASE } from '../signing.ts'
import { median, ms, timed, times, type Figure } from './measure.ts'

const ROUNDS = 40
const SIGN_MS = 250 // the person has just typed a passphrase: what comes at once needs no sign of waiting

export async function measureSigning(): Promise<Figure[]> {
  const certificates = await Certificates.begin()
  try {
    const keyStore = await certificates.keyStore()
    const opened = openKeyStore(keyStore, PASSPHRASE)
    const signer = padesSigner(keyStore)
    const pdf = await madePaper('Pemerintah Kabupaten menyalurkan bantuan untuk 1.250 rumah. '.repeat(2_000))
    const by = { name: 'Dra. Siti Aminah, M.Si.', post: 'Kepala Dinas' }
    const wanted = { pdf, by, secret: PASSPHRASE, now: new Date() }
    const first = await signer.sign(wanted)
    if ('refused' in first) throw new Error(first.refused.code)

    const took = { paper: [] as number[], bare: [] as number[], check: [] as number[] }
    for (let round = 0; round < ROUNDS; round++) {
      took.paper.push(await timed(() => signer.sign(wanted)))
      took.bare.push(await timed(async () => signDigest(createHash('sha256').update(first.bytes).digest(), opened)))
      took.check.push(await timed(async () => verifySignedPdf(first.bytes)))
    }
    const [paper, bare, check] = [median(took.paper), median(took.bare), median(took.check)]
    const yardstick = `hash and bare CMS signature ${ms(bare)}`
    const size = `${Math.round(first.bytes.length / 1000)} kB`
    return [
      {
        what: `PAdES signature of a paper of ${size}: certificate's file opened, framed, signed, read back`,
        measured: ms(paper),
        yardstick: `${yardstick}; ${times(paper / bare)}`,
        aim: `under ${SIGN_MS} ms`,
        reached: paper < SIGN_MS,
      },
      {
        what: `reading back which signatures stand in a paper of ${size}`,
        measured: ms(check),
        yardstick: `${yardstick}; ${times(check / bare)}`,
        aim: '',
        reached: null,
      },
    ]
  } finally {
    await certificates.end()
  }
}
