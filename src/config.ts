import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'

const PORT = 'must be a whole number from 0 to 65535'
const ADDRESS = 'must be an address such as https://informasi.contoh.go.id'

/** What the start can be told through the environment; everything has a default that works on a fresh machine. */
const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, PORT)
    .transform(Number)
    .refine((port) => port <= 65_535, PORT)
    .default(4180),
  HOST: z.string().min(1).default('127.0.0.1'),
  SIAR_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  SIAR_URL: z
    .url({ protocol: /^https?$/, error: ADDRESS })
    .refine(isPlainAddress, ADDRESS)
    .optional(),
  SIAR_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  SIAR_LEDGER_KEY: z.string().min(1).optional(),
  // As the service gave it: a line feed that was copied along would be sent with it and refused there without a reason.
  SIAR_BSRE_SECRET: z
    .string()
    .regex(/^[\x20-\x7e]{1,500}$/, 'must be one line of at most 500 plain characters')
    .optional(),
  SIAR_SMTP_PASSWORD: z
    .string()
    .regex(/^[^\r\n\0]{1,500}$/, 'must be one line of at most 500 characters')
    .optional(),
  // As BotFather gave it: the bot's number, a colon, its secret.
  SIAR_TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d{1,15}:[\w-]{20,100}$/, 'must be a bot’s token as BotFather gave it')
    .optional(),
  SIAR_PUSH_KEY: z.string().min(1).optional(),
  SIAR_BROWSER: z
    .string()
    .refine((it) => it === 'none' || isAbsolute(it), 'must be the whole path of a browser, or none')
    .optional(),
  SIAR_METRICS_TOKEN: z.string().min(16, 'needs at least 16 characters').optional(),
  SIAR_LOG: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug')
    .default('warn'),
})

/** Paths are put behind it, and it is shown to everyone. */
function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { search, hash, username, password } = new URL(text)
  return !text.endsWith('?') && !text.endsWith('#') && `${search}${hash}${username}${password}` === ''
}

export type Config = {
  readonly port: number
  readonly host: string
  /** Absolute path of the data folder. */
  readonly folder: string
  /** A PostgreSQL of the office's own; the embedded one when absent. */
  readonly databaseUrl: string | undefined
  /** The public address, without a slash at its end. */
  readonly url: string
  readonly secret: string | undefined
  readonly ledgerKey: string | undefined
  readonly metricsToken: string | undefined
  /** Of the office's client at BSrE's signing service. */
  readonly bsreSecret: string | undefined
  /** Of the office's name at its mail server. */
  readonly smtpPassword: string | undefined
  /** Of the office's bot at Telegram. */
  readonly telegramToken: string | undefined
  /** Proves the office to push services; made in the data folder when absent. */
  readonly pushKey: string | undefined
  /** The browser that takes pictures of what the public sees, or `none`; looked for when absent. */
  readonly browser: string | undefined
  readonly log: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/** The start was told something that cannot be; the message is one sentence for the person at the terminal. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused'
}

/** @throws {StartRefused} naming the variable and what is wrong with it */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const problem = parsed.error.issues[0]
    throw new StartRefused(`${problem?.path.join('.') ?? 'the environment'} ${problem?.message ?? 'is not right'}.`)
  }
  const it = parsed.data
  return {
    port: it.PORT,
    host: it.HOST,
    folder: resolve(it.SIAR_DATA),
    databaseUrl: it.DATABASE_URL,
    url: (it.SIAR_URL ?? `http://${it.HOST.includes(':') ? `[${it.HOST}]` : it.HOST}:${it.PORT}`).replace(/\/+$/, ''),
    secret: it.SIAR_SECRET,
    ledgerKey: it.SIAR_LEDGER_KEY,
    metricsToken: it.SIAR_METRICS_TOKEN,
    bsreSecret: it.SIAR_BSRE_SECRET,
    smtpPassword: it.SIAR_SMTP_PASSWORD,
    telegramToken: it.SIAR_TELEGRAM_TOKEN,
    pushKey: it.SIAR_PUSH_KEY,
    browser: it.SIAR_BROWSER,
    log: it.SIAR_LOG,
  }
}

/** What the public reads: a link to the folder that was written whole last, with others beside it only while one is written. */
export const portalFolder = (config: Pick<Config, 'folder'>) => join(config.folder, 'portal', 'current')
/** Certificate files with their private keys, encrypted as they were uploaded; nothing of it is ever served. */
export const signingFolder = (config: Pick<Config, 'folder'>) => join(config.folder, 'signing')
export const filesFolder = (config: Pick<Config, 'folder'>) => join(config.folder, 'files')
