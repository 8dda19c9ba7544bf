/** What columns of an export of complaints may hold; fields take their column in this order. */
export const complaintColumns = ['text', 'title', 'at', 'number', 'category', 'agency', 'status', 'place'] as const
export type ComplaintColumn = (typeof complaintColumns)[number]

/** Why a part of a chat becomes no mention. */
export const chatLeftOut = ['notice', 'media', 'removed', 'chatter'] as const
export type ChatLeftOut = (typeof chatLeftOut)[number]

/** What an upload brings mentions of. */
export const mentionPurposes = ['lapor', 'complaints', 'whatsapp'] as const
export type MentionPurpose = (typeof mentionPurposes)[number]

/** Days of which the newest rows are taken in, as a person chooses. */
export const SINCE_DAYS = [7, 30, 90, 365] as const
