import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { telegramWords as w } from '../../base/words/notice-telegram.ts'
import type { Answer } from '../../http/contract.ts'
import { call, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Qr } from '../../web/kit/Qr.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime } from '../../web/time.ts'
import { connectTelegram, disconnectTelegram, readMyTelegram } from '../api/telegram.ts'

const LOOK_MS = 2_000

/**
 * The chat in which I read my notices: connect it, see that it is mine, end it. Nothing where the office has no bot.
 * @param onConnected the channel was chosen with it
 */
export function MyTelegram({ onConnected }: { onConnected: () => void }) {
  const say = useSay()
  const { language } = useLanguage()
  const queries = useQueryClient()
  /** Of the chat that stood before, if any: another instant is the one that is waited for. */
  const connecting = useMutation<Answer<typeof connectTelegram>, Problem, string | null>({
    mutationFn: () => call(connectTelegram, {}),
  })
  const { data: link, variables: before, reset } = connecting
  const read = useQuery({
    queryKey: ['my-telegram'],
    queryFn: () => call(readMyTelegram, {}),
    refetchInterval: link ? LOOK_MS : false,
  })
  const mine = read.data?.chat
  const isConnected = link !== undefined && mine && !mine.ended && mine.connectedAt !== before
  useEffect(() => {
    if (!isConnected) return
    reset()
    onConnected()
  }, [isConnected, reset, onConnected])
  const disconnecting = useMutation<object, Problem>({
    mutationFn: () => call(disconnectTelegram, {}),
    onSuccess: async () => {
      reset()
      await queries.invalidateQueries({ queryKey: ['my-telegram'] })
    },
  })
  if (!read.data || (!read.data.open && !read.data.chat)) return null
  const { open, chat } = read.data
  const at = (instant: string) => shortTime(instant, language)
  return (
    <section className="section">
      <h2>{say(w.mine)}</h2>
      <p className="sec">{say(w.mineAbout)}</p>
      <div role="status">
        {chat && !chat.ended && <p>{say(w.since)({ name: chat.name, at: at(chat.connectedAt) })}</p>}
        {chat?.ended && (
          <p className="note">{say(w.endedAt)({ why: say(w.ended[chat.ended.why]), at: at(chat.ended.at) })}</p>
        )}
      </div>
      {link && open && (
        <div className="notice-connect">
          <Qr text={link.url} label={say(w.qr)} />
          <div>
            <p>{say(w.how)}</p>
            <a className="button do" href={link.url} target="_blank" rel="noopener noreferrer">
              {say(w.openLink)}
            </a>
            <p className="cap" role="status">
              {say(w.waiting)}
            </p>
          </div>
        </div>
      )}
      <div className="notice-buttons">
        {open && (
          <Button pending={connecting.isPending} onClick={() => connecting.mutate(chat?.connectedAt ?? null)}>
            {say(link ? w.another : chat && !chat.ended ? w.connectAgain : w.connect)}
          </Button>
        )}
        {chat && (
          <Button look="quiet" pending={disconnecting.isPending} onClick={() => disconnecting.mutate()}>
            {say(chat.ended ? w.forget : w.disconnect)}
          </Button>
        )}
      </div>
      <ProblemNote problem={read.error ?? connecting.error ?? disconnecting.error} />
    </section>
  )
}
