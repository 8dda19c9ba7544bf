/**
 * The kinds of text that a new office begins with. Existing offices got them once, by a migration; what is changed here
 * reaches offices that are set up later, and the rest changes theirs on the screen.
 */
import type { ContentType } from './content-types.ts'
import { holdingStatement, pressInvitation, pressRelease, rightOfReply } from './default-content-types/press.ts'
import {
  announcement,
  hoaxClarification,
  infographic,
  programmeArticle,
  radioScript,
} from './default-content-types/public.ts'

export const defaultContentTypes: readonly ContentType[] = [
  pressRelease,
  hoaxClarification,
  holdingStatement,
  programmeArticle,
  announcement,
  radioScript,
  infographic,
  pressInvitation,
  rightOfReply,
]
