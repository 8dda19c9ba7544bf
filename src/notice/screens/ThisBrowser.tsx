import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { sendingWords as w } from '../../base/words/notice-sending.ts'
import type { Answer } from '../../http/contract.ts'
import { call, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime } from '../../web/time.ts'
import { addPush, readPush, removePush } from '../api/push.ts'

/** The browsers that take messages for me, and whether this is one of them. */
export function ThisBrowser() {
  const say = useSay()
  const { language } = useLanguage()
  const queries = useQueryClient()
  const read = useQuery({ queryKey: ['push'], queryFn: () => call(readPush, {}) })
  const again = () => queries.invalidateQueries({ queryKey: ['push'] })
  const adding = useMutation<void, Problem | Error>({
    mutationFn: async () => subscribe(read.data as Answer<typeof readPush>, say(w.permissionRefused)),
    onSuccess: again,
  })
  const removing = useMutation<object, Problem, string>({
    mutationFn: (subscriptionId) => call(removePush, { params: { subscriptionId } }),
    onSuccess: again,
  })
  const able = 'serviceWorker' in navigator && 'PushManager' in globalThis
  return (
    <section className="section">
      <h2>{say(w.browsers)}</h2>
      <p className="sec">{say(w.browsersAbout)}</p>
      <Button
        pending={adding.isPending}
        reason={able ? null : say(w.notAble)}
        onClick={() => read.data && adding.mutate()}
      >
        {say(w.takeHere)}
      </Button>
      <ProblemNote problem={read.error ?? adding.error ?? removing.error} />
      {adding.isSuccess && <p role="status">{say(w.taken)}</p>}
      <ul className="notice-devices">
        {read.data?.devices.map((it) => (
          <li key={it.id}>
            <span>
              {it.device} <span className="cap">{shortTime(it.madeAt, language)}</span>
            </span>
            <Button look="quiet" pending={removing.isPending} onClick={() => removing.mutate(it.id)}>
              {say(w.takeNoMore)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Asks the person, then the browser's push service, then tells the office. @throws {Error} when the person said no */
async function subscribe({ publicKey }: Answer<typeof readPush>, refused: string): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') throw new Error(refused)
  const worker = await navigator.serviceWorker.ready
  const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
  const { endpoint = '', keys = {} } = subscription.toJSON()
  await call(addPush, {
    body: { endpoint, p256dh: keys['p256dh'] ?? '', auth: keys['auth'] ?? '', device: deviceName() },
  })
}

/** What people call it by: "Chrome, Android". */
function deviceName(): string {
  const { userAgent } = navigator
  const browser = /Firefox|Edg|OPR|Chrome|Safari/.exec(userAgent)?.[0] ?? 'Browser'
  const system = /Android|iPhone|iPad|Windows|Mac OS X|Linux/.exec(userAgent)?.[0] ?? ''
  return [browser.replace('Edg', 'Edge').replace('OPR', 'Opera'), system].filter(Boolean).join(', ')
}
