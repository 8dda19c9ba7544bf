import { sql } from 'kysely'
import { limitedItems } from '../../db/readers.ts'

/** What the row of `notice` in this query tells of where it is of no dossier: its item's or its narrative's title; else empty. */
export const matterTitle = sql<string>`coalesce(
  (select title from item where item.id = (notice.data ->> 'itemId')::uuid),
  (select title from narrative where narrative.id = (notice.data ->> 'narrativeId')::uuid), '')`

/** Whether that is as sensitive as a limited dossier. */
export const matterLimited = sql<boolean>`(notice.data ->> 'itemId')::uuid in ${limitedItems()} is true or exists (
  select from narrative where narrative.id = (notice.data ->> 'narrativeId')::uuid and narrative.item_id in ${limitedItems()})`
