type Sentences<Details> = { readonly id: (about: Details) => string; readonly en: (about: Details) => string }
export type Refusal<Details> = { readonly status: number } & Sentences<Details>

/** One expected "no": its status, and its sentence in both languages, which says what happened and what to do. */
export function refusal<Details = object>(status: number, sentences: Sentences<Details>): Refusal<Details> {
  return { status, ...sentences }
}

/** A day in words, of a day or an instant. */
export const dayOf = (moment: string, language: 'id' | 'en') =>
  new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Asia/Jakarta',
  }).format(new Date(moment))
