/** What tests of signatures need: papers as Siar makes them, certificates as offices have them, an independent checker. */
import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import PDFDocument from 'pdfkit'

const run = promisify(execFile)

/** Why a test cannot run on this machine, or false: a machine without these tools is no broken Siar. */
export function missing(...tools: readonly string[]): string | false {
  const absent = tools.filter((tool) => {
    try {
      execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' })
      return false
    } catch {
      return true
    }
  })
  return absent.length > 0 && `needs ${absent.join(' and ')} on this machine`
}

/** The class path of PDFBox's PDF/A-1b checker where Debian puts it, or null. */
export const preflight: string | null = existsSync('/usr/share/java/preflight.jar')
  ? ['preflight', 'pdfbox2', 'fontbox2', 'xmpbox', 'commons-logging', 'commons-io', 'javax.activation', 'jaxb-api'].map((it) => `/usr/share/java/${it}.jar`).join(':') // prettier-ignore
  : null

/** A tagged paper of one page, as the office's papers are: PDF/A-2a with a font of its own. */
export async function madePaper(
  words = 'Dengan hormat, bersama ini kami sampaikan.',
  subset: 'PDF/A-2a' | 'PDF/A-1b' = 'PDF/A-2a',
): Promise<Buffer> {
  const paper = new PDFDocument({
    pdfVersion: subset === 'PDF/A-1b' ? '1.4' : '1.7',
    subset,
    tagged: true,
    lang: 'id',
    displayTitle: true,
    info: { Title: 'Nota dinas', CreationDate: new Date(0), ModDate: new Date(0) },
    font: FONT,
  })
  const done = new Promise<Buffer>((resolve) => {
    const parts: Buffer[] = []
    paper.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)))
  })
  const document = paper.struct('Document')
  paper.addStructure(document)
  document.add(paper.struct('P', {}, () => paper.text(words)))
  document.end()
  paper.end()
  return done
}

const FONT = fileURLToPath(new URL('../src/papers/fonts/LiberationSerif-Regular.ttf', import.meta.url))

export const PASSPHRASE = 'frasa-Rahasia 7 äö'

type Certificate = {
  readonly subject?: string
  /** As `openssl req -newkey` takes it. */
  readonly key?: readonly string[]
  readonly from?: string
  readonly to?: string
  readonly usage?: string
  /** More for `openssl pkcs12 -export`. */
  readonly lock?: readonly string[]
  readonly passphrase?: string
}

/** Certificates and files of one test file, all below one folder. */
export class Certificates {
  readonly folder: string
  #made = 0
  private constructor(folder: string) {
    this.folder = folder
  }
  static async begin(): Promise<Certificates> {
    return new Certificates(await mkdtemp(join(tmpdir(), 'siar-signing-')))
  }
  end = () => rm(this.folder, { recursive: true })

  /** A self-signed certificate with its key, as `.p12`. */
  async keyStore({
    subject = '/CN=Dra. Siti Aminah, M.Si./O=Dinas Kominfo Kabupaten Contoh/C=ID',
    key = ['rsa:2048'],
    from = '20260101000000Z',
    to = '20360101000000Z',
    usage = 'critical,digitalSignature,nonRepudiation',
    lock = [],
    passphrase = PASSPHRASE,
  }: Certificate = {}): Promise<Buffer> {
    const at = join(this.folder, String(++this.#made))
    const files = { key: `${at}.key`, csr: `${at}.csr`, crt: `${at}.crt`, p12: `${at}.p12`, extensions: `${at}.ext` }
    await writeFile(files.extensions, usage ? `keyUsage = ${usage}\n` : 'subjectKeyIdentifier = hash\n')
    const [type = '', ...options] = key
    await openssl('req', '-new', '-newkey', type, ...options, '-nodes', '-keyout', files.key, '-out', files.csr, '-subj', subject, '-utf8') // prettier-ignore
    await openssl('ca', ...(await this.#authority()), '-selfsign', '-keyfile', files.key, '-in', files.csr, '-out', files.crt, '-startdate', from, '-enddate', to, '-extfile', files.extensions) // prettier-ignore
    await openssl('pkcs12', '-export', '-inkey', files.key, '-in', files.crt, '-out', files.p12, '-passout', `pass:${passphrase}`, ...lock) // prettier-ignore
    return readFile(files.p12)
  }

  /** `openssl ca` sets days in the past, which `openssl req` cannot; it wants a folder of its own each time. */
  async #authority(): Promise<string[]> {
    const at = join(this.folder, `ca${this.#made}`)
    await Promise.all([
      writeFile(`${at}.txt`, ''),
      writeFile(
        `${at}.cnf`,
        `[ca]\ndefault_ca = own\n[own]\ndatabase = ${at}.txt\nnew_certs_dir = ${this.folder}\nrand_serial = yes\n` +
          'default_md = sha256\npolicy = any\n[any]\ncommonName = supplied\norganizationName = optional\ncountryName = optional\n',
      ),
    ])
    return ['-batch', '-notext', '-config', `${at}.cnf`]
  }

  /** What `pdfsig` of poppler says of each signature. */
  async pdfsig(pdf: Buffer): Promise<string> {
    const at = join(this.folder, `${++this.#made}.pdf`)
    await writeFile(at, pdf)
    const told = await run('pdfsig', ['-nocert', at]).catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' })) // prettier-ignore
    return told.stdout
  }

  /** What `qpdf --check` says, on whether the file is whole. */
  async qpdf(pdf: Buffer): Promise<string> {
    const at = join(this.folder, `${++this.#made}.pdf`)
    await writeFile(at, pdf)
    const told = await run('qpdf', ['--check', at]).catch((error: { stdout?: string; stderr?: string }) => error)
    return `${told.stdout}${told.stderr}`
  }
}

export const openssl = (...args: readonly string[]) => run('openssl', [...args])
