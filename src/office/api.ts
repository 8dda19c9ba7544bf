import { z } from 'zod'
import { calendarDay as day } from '../base/day.ts'
import { hash, instant, named, page } from '../base/schemas.ts'
import { plainText } from '../base/text.ts'
import { endpoint } from '../http/contract.ts'
import { PASSWORD_MAX } from './rules.ts'

const postId = z.string().regex(/^[a-z0-9-]{1,60}$/)
const email = plainText(200).pipe(z.email())
const password = z.string().min(1).max(PASSWORD_MAX)
const role = z.enum(['officer', 'auditor', 'administrator'])
const acting = z.enum(['plt', 'plh'])
const done = z.object({})
/** What the browser's passkey answers; its id is at most 1,023 bytes (WebAuthn §4). The rest is verified, not described. */
const credential = z.looseObject({ id: z.string().regex(/^[A-Za-z0-9_-]{1,1364}$/) })

// Sign-in

export const signIn = endpoint({
  method: 'POST',
  path: '/api/sign-in',
  summary: 'Sign in by e-mail and password',
  who: 'anyone',
  body: z.strictObject({ email: z.string().max(200), password }),
  answer: z.object({ next: z.enum(['done', 'second-factor']) }),
})

export const signInByCode = endpoint({
  method: 'POST',
  path: '/api/sign-in/code',
  summary: 'Finish signing in with the code of the authenticator, or a recovery code',
  who: 'anyone',
  body: z.strictObject({ kind: z.enum(['totp', 'recovery']), code: z.string().min(4).max(40) }),
  answer: done,
})

export const beginPasskeySignIn = endpoint({
  method: 'POST',
  path: '/api/sign-in/passkey/begin',
  summary: 'Ask for a challenge to sign in by passkey',
  who: 'anyone',
  answer: z.object({ options: z.record(z.string(), z.unknown()) }),
})

export const signInByPasskey = endpoint({
  method: 'POST',
  path: '/api/sign-in/passkey',
  summary: 'Sign in by passkey',
  who: 'anyone',
  body: z.strictObject({ response: credential }),
  answer: done,
})

export const signOut = endpoint({
  method: 'POST',
  path: '/api/sign-out',
  summary: 'End this session',
  who: 'reader',
  answer: done,
})

// Oneself

export const readMe = endpoint({
  method: 'GET',
  path: '/api/me',
  summary: 'Who I am, which posts I hold today, and which office this is',
  who: 'reader',
  answer: z.object({
    personId: z.uuid(),
    name: z.string(),
    role,
    posts: z.array(named),
    language: z.enum(['id', 'en']),
    secondFactor: z.boolean(),
    office: z.object({ name: z.string(), regency: z.string() }),
    /** Where the public reads, without a slash at its end. */
    publicUrl: z.string(),
  }),
})

export const chooseLanguage = endpoint({
  method: 'PUT',
  path: '/api/me/language',
  summary: 'Choose the language of the screens',
  who: 'reader',
  body: z.strictObject({ language: z.enum(['id', 'en']) }),
  answer: done,
})

export const changePassword = endpoint({
  method: 'POST',
  path: '/api/me/password',
  summary: 'Change my password; my other sessions end',
  who: 'reader',
  body: z.strictObject({ current: password, password }),
  answer: done,
})

export const beginSecondFactor = endpoint({
  method: 'POST',
  path: '/api/me/second-factor',
  summary: 'Begin a second factor: the secret for the authenticator and the recovery codes, shown once',
  who: 'reader',
  body: z.strictObject({ password }),
  answer: z.object({ uri: z.string(), recoveryCodes: z.array(z.string()) }),
})

export const confirmSecondFactor = endpoint({
  method: 'POST',
  path: '/api/me/second-factor/confirm',
  summary: 'Confirm the second factor with a code',
  who: 'reader',
  body: z.strictObject({ code: z.string().min(4).max(10) }),
  answer: done,
})

export const renewRecoveryCodes = endpoint({
  method: 'POST',
  path: '/api/me/second-factor/codes',
  summary: 'Make new recovery codes, shown once; the old ones open nothing any more',
  who: 'reader',
  body: z.strictObject({ password }),
  answer: z.object({ recoveryCodes: z.array(z.string()) }),
})

export const removeSecondFactor = endpoint({
  method: 'POST',
  path: '/api/me/second-factor/remove',
  summary: 'Remove my second factor',
  who: 'reader',
  body: z.strictObject({ password }),
  answer: done,
})

export const listPasskeys = endpoint({
  method: 'GET',
  path: '/api/me/passkeys',
  summary: 'My passkeys',
  who: 'reader',
  answer: z.object({
    rows: z.array(z.object({ id: z.uuid(), name: z.string(), createdAt: instant, lastUsedAt: instant.nullable() })),
  }),
})

export const beginPasskey = endpoint({
  method: 'POST',
  path: '/api/me/passkeys/begin',
  summary: 'Ask for a challenge to add a passkey',
  who: 'reader',
  answer: z.object({ options: z.record(z.string(), z.unknown()) }),
})

export const addPasskey = endpoint({
  method: 'POST',
  path: '/api/me/passkeys',
  summary: 'Add a passkey',
  who: 'reader',
  body: z.strictObject({ name: plainText(100, 1), response: credential }),
  answer: z.object({ id: z.uuid() }),
})

export const removePasskey = endpoint({
  method: 'DELETE',
  path: '/api/me/passkeys/:passkeyId',
  summary: 'Remove one of my passkeys',
  who: 'reader',
  params: z.object({ passkeyId: z.uuid() }),
  answer: done,
})

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/me/sessions',
  summary: 'Where I am signed in',
  who: 'reader',
  query: z.object(page),
  answer: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        createdAt: instant,
        expiresAt: instant,
        address: z.string(),
        device: z.string(),
        current: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const endSession = endpoint({
  method: 'DELETE',
  path: '/api/me/sessions/:sessionId',
  summary: 'End one of my sessions',
  who: 'reader',
  params: z.object({ sessionId: z.uuid() }),
  answer: done,
})

export const endOtherSessions = endpoint({
  method: 'POST',
  path: '/api/me/sessions/end-others',
  summary: 'End all my sessions but this one',
  who: 'reader',
  answer: done,
})

export const listTokens = endpoint({
  method: 'GET',
  path: '/api/me/tokens',
  summary: 'My API tokens',
  who: 'reader',
  answer: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        createdAt: instant,
        expiresAt: instant,
        lastUsedAt: instant.nullable(),
        revoked: z.boolean(),
      }),
    ),
  }),
})

export const createToken = endpoint({
  method: 'POST',
  path: '/api/me/tokens',
  summary: 'Make an API token for myself; it is shown once',
  who: 'reader',
  body: z.strictObject({ name: plainText(100, 1), days: z.int().min(1).max(366) }),
  answer: z.object({ id: z.uuid(), token: z.string() }),
})

export const revokeToken = endpoint({
  method: 'DELETE',
  path: '/api/me/tokens/:tokenId',
  summary: 'Revoke one of my API tokens',
  who: 'reader',
  params: z.object({ tokenId: z.uuid() }),
  answer: done,
})

// The office

const officeFields = {
  name: plainText(200, 1),
  regency: plainText(200, 1),
  address: plainText(500, 1),
  logoHash: hash.nullable(),
}

export const readOffice = endpoint({
  method: 'GET',
  path: '/api/office',
  summary: 'The office, its posts, who holds them, and its days off',
  who: 'reader',
  answer: z.object({
    office: z.object({ name: z.string(), regency: z.string(), address: z.string(), logoHash: hash.nullable() }),
    posts: z.array(named),
    /** Everyone who has not left, by name: who can be named somewhere. */
    people: z.array(named),
    tenures: z.array(
      z.object({
        id: z.uuid(),
        person: named,
        post: named,
        fromOn: day,
        untilOn: day.nullable(),
        /** For a vacancy (`plt`) or an absence (`plh`); null where somebody holds the post outright. */
        acting: acting.nullable(),
        /** Whose absence it is for. */
        forPerson: named.nullable(),
        /** The letter; null too where none was kept. */
        letter: z.object({ number: z.string(), datedOn: day }).nullable(),
        /** The letter itself, where who reads this may take it. */
        scanHash: hash.nullable(),
        /** What of the post's work it covers; null for all of it. */
        kinds: z.array(z.string()).nullable(),
        steps: z.array(z.int()).nullable(),
      }),
    ),
    /** Posts that nobody holds today who may act. */
    vacant: z.array(named),
  }),
})

export const saveOffice = endpoint({
  method: 'POST',
  path: '/api/office',
  summary: 'Change the office’s name, address and letterhead',
  who: 'administrator',
  act: true,
  body: z.strictObject(officeFields),
  answer: done,
})

const personFields = { name: plainText(200, 1), email, role, rank: plainText(100), nip: plainText(40) }

export const listPeople = endpoint({
  method: 'GET',
  path: '/api/people',
  summary: 'The people of the office',
  who: 'administrator',
  answer: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        email: z.string(),
        role,
        rank: z.string(),
        nip: z.string(),
        leftOn: day.nullable(),
        secondFactor: z.boolean(),
      }),
    ),
  }),
})

export const addPerson = endpoint({
  method: 'POST',
  path: '/api/people',
  summary: 'Add a person with a first password',
  who: 'administrator',
  act: true,
  body: z.strictObject({ ...personFields, password }),
  answer: z.object({ id: z.uuid() }),
})

export const changePerson = endpoint({
  method: 'POST',
  path: '/api/people/:personId',
  summary: 'Change a person, or say on which day they left',
  who: 'administrator',
  act: true,
  params: z.object({ personId: z.uuid() }),
  body: z.strictObject({ ...personFields, leftOn: day.nullable() }),
  answer: done,
})

export const resetPassword = endpoint({
  method: 'POST',
  path: '/api/people/:personId/password',
  summary: 'Give a person a new first password; their sessions, tokens, passkeys and second factor end',
  who: 'administrator',
  act: true,
  params: z.object({ personId: z.uuid() }),
  body: z.strictObject({ password }),
  answer: done,
})

export const addTenure = endpoint({
  method: 'POST',
  path: '/api/tenures',
  summary: 'Say who holds a post outright from which day to which',
  who: 'administrator',
  act: true,
  body: z.strictObject({
    personId: z.uuid(),
    postId,
    fromOn: day,
    untilOn: day.nullable(),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const endTenure = endpoint({
  method: 'POST',
  path: '/api/tenures/:tenureId/end',
  summary: 'Say the last day on which a post is held',
  who: 'administrator',
  act: true,
  params: z.object({ tenureId: z.uuid() }),
  body: z.strictObject({ untilOn: day }),
  answer: done,
})

// First run

export const readSetup = endpoint({
  method: 'GET',
  path: '/api/setup/:token',
  summary: 'What a new office begins with, for who holds the set-up link',
  who: 'anyone',
  params: z.object({ token: z.string().min(10).max(100) }),
  answer: z.object({
    posts: z.array(named),
    steps: z.array(z.object({ number: z.int(), activity: z.string(), executor: z.string(), assumed: z.boolean() })),
    office: z.object({ name: z.string(), regency: z.string() }),
  }),
})

export const setUp = endpoint({
  method: 'POST',
  path: '/api/setup/:token',
  summary: 'Set the office up: who it is, its administrator, its people, its SOP',
  who: 'anyone',
  params: z.object({ token: z.string().min(10).max(100) }),
  body: z.strictObject({
    office: z.strictObject({
      name: plainText(200, 1),
      regency: plainText(200, 1),
      address: plainText(500, 1),
      /** The letterhead's picture, PNG or JPEG, base64; at most 500 kB. */
      logo: z.base64().max(700_000).nullable(),
    }),
    administrator: z.strictObject({ name: plainText(200, 1), email, password }),
    people: z.array(z.strictObject({ postId, name: plainText(200, 1), email, password })).max(50),
    /** Executors by step, as confirmed; a step left out stays marked as assumed. */
    executors: z.array(z.strictObject({ step: z.int().min(1).max(40), postId })).max(40),
  }),
  answer: done,
})
