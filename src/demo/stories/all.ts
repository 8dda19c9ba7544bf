import { activities } from './activities.ts'
import { issues } from './issues.ts'
import type { Story } from './story.ts'

/** In the order in which they stand in the inventory. */
export const stories: readonly Story[] = [...issues, ...activities]
