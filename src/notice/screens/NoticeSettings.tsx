import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useId, useState } from 'react'
import { minuteOf } from '../../base/calendar-edition.ts'
import { words } from '../../base/words/common.ts'
import { sendingWords as w } from '../../base/words/notice-sending.ts'
import { telegramWords } from '../../base/words/notice-telegram.ts'
import { whatsappWords } from '../../base/words/notice-whatsapp.ts'
import type { Answer } from '../../http/contract.ts'
import { call, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox, errorOf, TextInput } from '../../web/kit/Field.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { readPreference, readTrial, revokeNoticeLinks, savePreference, tryChannels } from '../api/preferences.ts'
import { MyTelegram } from './MyTelegram.tsx'
import { ThisBrowser } from './ThisBrowser.tsx'
import { DeliveryLine } from './DeliveryLine.tsx'
import './notices.css'

type Preference = Answer<typeof readPreference>

/** Pengaturan → Pemberitahuan: by which channels and when I am told. */
export function NoticeSettings() {
  const say = useSay()
  const read = useQuery({ queryKey: ['notice-preference'], queryFn: () => call(readPreference, {}) })
  // Whoever connects a chat has chosen it by that: the form begins anew from what is kept.
  const [connected, setConnected] = useState(0)
  const { refetch } = read
  const onConnected = useCallback(async () => {
    await refetch()
    setConnected((times) => times + 1)
  }, [refetch])
  return (
    <Page title={say(w.mine)} about={say(w.mineAbout)}>
      <ProblemNote problem={read.error} />
      {read.isPending && <Skeleton lines={8} />}
      {read.data && <PreferenceForm key={connected} kept={read.data} />}
      <MyTelegram onConnected={onConnected} />
      <ThisBrowser />
      <Trial />
      <Links />
    </Page>
  )
}

const clockOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const choices = { push: w.toDevices, telegram: telegramWords.choice, whatsapp: whatsappWords.choice }
const DIGEST_USUAL = 7 * 60 + 30 // when the office opens

function PreferenceForm({ kept }: { kept: Preference }) {
  const say = useSay()
  const id = useId()
  const queries = useQueryClient()
  const [channels, setChannels] = useState(kept.channels)
  const [whatsapp, setWhatsapp] = useState(kept.whatsapp)
  const [from, setFrom] = useState(clockOf(kept.quietFrom))
  const [until, setUntil] = useState(clockOf(kept.quietUntil))
  const [digest, setDigest] = useState(kept.digestAt === null ? '' : clockOf(kept.digestAt))
  const saving = useMutation<object, Problem>({
    mutationFn: () =>
      call(savePreference, {
        body: {
          channels,
          whatsapp,
          quietFrom: minuteOf(from),
          quietUntil: minuteOf(until),
          digestAt: digest ? minuteOf(digest) : null,
        },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notice-preference'] }),
  })
  return (
    <section className="section">
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate()
        }}
      >
        <fieldset className="notice-choices">
          <legend>{say(w.byChannel)}</legend>
          {kept.open.map((channel) => (
            <Checkbox
              key={channel}
              label={channel === 'email' ? say(w.toAddress)(kept.email) : say(choices[channel])}
              checked={channels.includes(channel)}
              onChange={({ target }) =>
                setChannels(target.checked ? [...channels, channel] : channels.filter((it) => it !== channel))
              }
            />
          ))}
          {!kept.open.includes('email') && !kept.open.includes('telegram') && <p className="cap">{say(w.noChannel)}</p>}
          {channels.includes('whatsapp') && (
            <TextInput
              label={say(whatsappWords.number)}
              help={say(whatsappWords.numberHelp)}
              type="tel"
              autoComplete="tel"
              required
              maxLength={40}
              value={whatsapp}
              onChange={({ target }) => setWhatsapp(target.value)}
              error={errorOf(saving.error, 'whatsapp')}
            />
          )}
        </fieldset>
        <fieldset className="notice-choices" aria-describedby={`${id}-quiet`}>
          <legend>{say(w.quiet)}</legend>
          <p id={`${id}-quiet`} className="cap">
            {say(w.quietHelp)}
          </p>
          <div className="notice-hours">
            <TextInput
              label={say(w.quietFrom)}
              type="time"
              required
              value={from}
              onChange={({ target }) => setFrom(target.value)}
            />
            <TextInput
              label={say(w.quietUntil)}
              type="time"
              required
              value={until}
              onChange={({ target }) => setUntil(target.value)}
            />
          </div>
        </fieldset>
        <fieldset className="notice-choices">
          <legend>{say(w.when)}</legend>
          <label className="check">
            <input type="radio" name={`${id}-when`} checked={digest === ''} onChange={() => setDigest('')} />
            <span>{say(w.atOnce)}</span>
          </label>
          <label className="check">
            <input
              type="radio"
              name={`${id}-when`}
              checked={digest !== ''}
              onChange={() => setDigest(clockOf(DIGEST_USUAL))}
            />
            <span>{say(w.daily)}</span>
          </label>
          {digest !== '' && (
            <TextInput
              label={say(w.dailyAt)}
              type="time"
              required
              value={digest}
              onChange={({ target }) => setDigest(target.value || clockOf(DIGEST_USUAL))}
            />
          )}
        </fieldset>
        <ProblemNote problem={saving.error} />
        <div>
          <Button type="submit" look="do" pending={saving.isPending}>
            {say(words.save)}
          </Button>
        </div>
        {saving.isSuccess && <p role="status">{say(words.saved)}</p>}
      </form>
    </section>
  )
}

const LOOK_MS = 1_000
const settled = new Set(['sent', 'opened', 'failed', 'unsure'])

/** A notice that asks for nothing, and what becomes of it on each channel, as it happens. */
function Trial() {
  const say = useSay()
  const [noticeId, setNoticeId] = useState<string | null>(null)
  const trying = useMutation<Answer<typeof tryChannels>, Problem>({
    mutationFn: () => call(tryChannels, {}),
    onSuccess: (made) => setNoticeId(made.noticeId),
  })
  const outcome = useQuery({
    queryKey: ['notice-trial', noticeId],
    queryFn: () => call(readTrial, { params: { noticeId: noticeId ?? '' } }),
    enabled: noticeId !== null,
    refetchInterval: ({ state }) => (state.data?.deliveries.every((it) => settled.has(it.state)) ? false : LOOK_MS),
  })
  return (
    <section className="section">
      <h2>{say(w.trial)}</h2>
      <p className="sec">{say(w.trialAbout)}</p>
      <Button pending={trying.isPending} onClick={() => trying.mutate()}>
        {say(w.tryNow)}
      </Button>
      <ProblemNote problem={trying.error} />
      {outcome.data && (
        <div role="status" className="notice-trial">
          {outcome.data.deliveries.length === 0 && <p>{say(w.trialInSiar)}</p>}
          <ul>
            {outcome.data.deliveries.map((it) => (
              <li key={it.channel}>
                <DeliveryLine delivery={it} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

function Links() {
  const say = useSay()
  const revoking = useMutation<Answer<typeof revokeNoticeLinks>, Problem>({
    mutationFn: () => call(revokeNoticeLinks, {}),
  })
  return (
    <section className="section">
      <h2>{say(w.links)}</h2>
      <p className="sec">{say(w.linksAbout)}</p>
      <Button look="no" pending={revoking.isPending} onClick={() => revoking.mutate()}>
        {say(w.revoke)}
      </Button>
      <ProblemNote problem={revoking.error} />
      {revoking.data && <p role="status">{say(w.revoked)(revoking.data.revoked)}</p>}
    </section>
  )
}
