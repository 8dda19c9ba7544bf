/** What the press is made of: the closed sets that rules, contracts, words and tables share. */

export const outletKinds = ['print', 'online', 'tv', 'radio', 'agency'] as const
export type OutletKind = (typeof outletKinds)[number]

/** How far Dewan Pers has gone with an outlet: unknown to it, listed, its papers verified, its newsroom too. */
export const councilStatuses = ['none', 'listed', 'administrative', 'factual'] as const
export type CouncilStatus = (typeof councilStatuses)[number]

/** Legal papers of an outlet: deed of foundation, the ministry's decree on it, NIB, KBLI, NPWP, Dewan Pers' certificate. */
export const outletPaperKinds = ['deed', 'decree', 'nib', 'kbli', 'npwp', 'council'] as const
export type OutletPaperKind = (typeof outletPaperKinds)[number]

/** Competence of a journalist as Dewan Pers' test (UKW) found it. */
export const ukwLevels = ['muda', 'madya', 'utama'] as const
export type UkwLevel = (typeof ukwLevels)[number]

/** Languages in which the office writes. */
export const pressLanguages = ['id', 'jv', 'en'] as const
export type PressLanguage = (typeof pressLanguages)[number]

/** Whether a journalist agreed to be written to. */
export const consents = ['none', 'given', 'withdrawn', 'unsubscribed'] as const
export type Consent = (typeof consents)[number]

/** What became of what was sent to them last: it came back for now, or for good. */
export type Bounce = 'none' | 'soft' | 'hard'

/** How a question reached the office. */
export const questionVias = ['phone', 'whatsapp', 'email', 'in-person', 'press-room', 'other'] as const
export type QuestionVia = (typeof questionVias)[number]

/** Whether a question waits, was answered, or was declined with a reason. */
export const questionStates = ['open', 'answered', 'declined'] as const
export type QuestionState = (typeof questionStates)[number]

/** What is said to a question: something until there is more, the answer, or that there will be none. */
export const answerKinds = ['interim', 'answer', 'declined'] as const
export type AnswerKind = (typeof answerKinds)[number]
