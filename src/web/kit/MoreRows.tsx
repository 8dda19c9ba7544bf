import { words } from '../../base/words/common.ts'
import { useSay } from '../language.tsx'
import { Button } from './Button.tsx'

type Pages = { readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; fetchNextPage(): Promise<unknown> }

/** The end of a list that has more: asks for the next page, and is not there when there is none. */
export function MoreRows({ list }: { list: Pages }) {
  const say = useSay()
  if (!list.hasNextPage) return null
  return (
    <div className="more-rows">
      <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {say(words.moreRows)}
      </Button>
    </div>
  )
}
