import { useEffect, useMemo, useRef, useState } from 'react'
import {
  captionFields,
  isVideoAddress,
  picturesOf,
  signSystems,
  VIDEOS_MAX,
  videoMegabytesMax,
  type Content,
  type Video,
} from '../../base/content.ts'
import { readCaptions, writeCaptions, type CaptionFault } from '../../base/web-vtt.ts'
import { languageNames } from '../../base/words/translations.ts'
import { captionFaults, signNames, videoWords as w } from '../../base/words/videos.ts'
import { Problem, uploadWithProgress } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { saidInCaptions, Source } from './VideosView.tsx'
import './videos.css'

/** The videos that go out with the text. */
export function VideosEditor({
  content,
  onChange,
}: {
  content: Content
  onChange: (videos: Video[] | undefined) => void
}) {
  const say = useSay()
  const videos = content.videos ?? []
  const pictures = picturesOf(content)
  const put = (next: readonly Video[]) => onChange(next.length > 0 ? [...next] : undefined)
  const add = () => {
    // Never that of a video that was taken out: somebody else may be writing on that one meanwhile.
    const digits = Array.from(crypto.getRandomValues(new Uint8Array(4)), (it) => it.toString(16).padStart(2, '0'))
    put([...videos, { id: `video-${digits.join('')}`, title: '', transcript: '' }])
  }
  return (
    <div className="videos-editor">
      <p className="sec">{say(w.about)}</p>
      {videos.map((video, at) => (
        <OneVideo
          key={video.id}
          video={video}
          number={at + 1}
          pictures={pictures}
          onChange={(next) => put(videos.with(at, next))}
          onRemove={() => put(videos.toSpliced(at, 1))}
        />
      ))}
      {videos.length < VIDEOS_MAX && <Button onClick={add}>{say(w.add)}</Button>}
    </div>
  )
}

type Changed = { [Name in keyof Video]?: Video[Name] | undefined }

function OneVideo({
  video,
  number,
  pictures,
  onChange,
  onRemove,
}: {
  video: Video
  number: number
  pictures: readonly string[]
  onChange: (video: Video) => void
  onRemove: () => void
}) {
  const say = useSay()
  // An upload ends while the rest is being filled in: it is put into the video as it is by then.
  const latest = useRef({ video, onChange })
  useEffect(() => {
    latest.current = { video, onChange }
  })
  const set = (more: Changed) => {
    const next = Object.entries({ ...latest.current.video, ...more }).filter(([, value]) => value !== undefined)
    latest.current.onChange(Object.fromEntries(next) as Video)
  }
  const place = (field: string) => `video/${number - 1}/${field}`
  const captions = captionFields.find(({ field }) => video[field])
  return (
    <fieldset className="video-fields">
      <legend>{say(w.numbered)(number)}</legend>
      <TextInput
        label={say(w.title)}
        data-place={place('title')}
        value={video.title}
        maxLength={200}
        onChange={(event) => set({ title: event.target.value })}
      />
      <SourceFields
        video={video}
        file={video.file}
        address={video.address}
        labels={{ file: say(video.file ? w.otherFile : w.file), address: say(w.address), preview: video.title }}
        onFile={(file) => set({ file, address: undefined })}
        onAddress={(address) => set(address ? { address, file: undefined } : { address })}
      />
      {video.file && (
        <Select
          label={say(w.poster)}
          help={say(w.posterHelp)}
          value={video.poster ?? ''}
          options={[
            { value: '', label: say(w.noPoster) },
            ...pictures.map((hash, at) => ({ value: hash, label: say(w.picture)(at + 1) })),
          ]}
          onChange={(event) => set({ poster: event.target.value || undefined })}
        />
      )}
      {captionFields.map(({ language, field }) => (
        <CaptionsField
          key={field}
          language={say(languageNames[language])}
          captions={video[field]}
          place={place(field)}
          onChange={(text) => set({ [field]: text })}
        />
      ))}
      <TextArea
        label={say(w.transcript)}
        help={say(w.transcriptHelp)}
        data-place={place('transcript')}
        lang="id"
        rows={4}
        maxLength={10_000}
        value={video.transcript}
        onChange={(event) => set({ transcript: event.target.value })}
      />
      {captions && video.transcript === '' && (
        <div className="row">
          <Button
            look="quiet"
            onClick={() => set({ transcript: saidInCaptions(video[captions.field] ?? '').text.slice(0, 10_000) })}
          >
            {say(w.fromCaptions)}
          </Button>
        </div>
      )}
      <Select
        label={say(w.sign)}
        value={video.sign ?? ''}
        options={[
          { value: '', label: say(w.noSign) },
          ...signSystems.map((it) => ({ value: it, label: say(signNames[it]) })),
        ]}
        onChange={(event) => {
          const sign = signSystems.find((it) => it === event.target.value)
          set(sign ? { sign } : { sign, signFile: undefined, signAddress: undefined })
        }}
      />
      {video.sign && (
        <SourceFields
          video={video}
          file={video.signFile}
          address={video.signAddress}
          labels={{ file: say(w.signFile), address: say(w.signAddress), preview: say(signNames[video.sign]) }}
          onFile={(signFile) => set({ signFile, signAddress: undefined })}
          onAddress={(signAddress) => set(signAddress ? { signAddress, signFile: undefined } : { signAddress })}
        />
      )}
      <div className="row">
        <Button look="quiet" onClick={onRemove}>
          {say(w.remove)}
        </Button>
      </div>
    </fieldset>
  )
}

/** A file of ours or an address elsewhere; the one takes the other's place. */
function SourceFields({
  video,
  file,
  address,
  labels,
  onFile,
  onAddress,
}: {
  video: Video
  file: string | undefined
  address: string | undefined
  labels: { file: string; address: string; preview: string }
  onFile: (hash: string) => void
  onAddress: (address: string | undefined) => void
}) {
  const say = useSay()
  const { percent, problem, begin, again, stop } = useVideoUpload(onFile)
  const [typed, setTyped] = useState(address ?? '')
  const wrong = typed !== '' && !isVideoAddress(typed)
  return (
    <>
      {file && <Source video={video} file={file} address={undefined} title={labels.preview} />}
      <TextInput
        label={labels.file}
        help={say(w.fileHelp)(videoMegabytesMax)}
        type="file"
        accept="video/mp4,video/webm"
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen) begin(chosen)
          event.target.value = ''
        }}
      />
      {percent !== null && (
        <div className="row">
          <progress max={100} value={percent} aria-label={labels.file} />
          <output aria-live="polite">{say(w.sending)(percent)}</output>
          <Button look="quiet" onClick={stop}>
            {say(w.stop)}
          </Button>
        </div>
      )}
      <ProblemNote problem={problem} />
      {problem && again && (
        <div className="row">
          <Button onClick={again}>{say(w.again)}</Button>
        </div>
      )}
      <TextInput
        label={labels.address}
        help={say(w.addressHelp)}
        type="url"
        inputMode="url"
        maxLength={2_000}
        value={typed}
        error={wrong ? say(w.addressWrong) : undefined}
        onChange={(event) => {
          const next = event.target.value.trim()
          setTyped(next)
          if (next === '') onAddress(undefined)
          else if (isVideoAddress(next)) onAddress(next)
        }}
      />
    </>
  )
}

/** Sends a video while one writes on; what was cut off is sent again by a press, and what is not wanted is stopped. */
function useVideoUpload(onFile: (hash: string) => void) {
  const [percent, setPercent] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [last, setLast] = useState<File | null>(null)
  const running = useRef<AbortController | null>(null)
  const done = useRef(onFile)
  useEffect(() => {
    done.current = onFile
  })
  useEffect(() => () => running.current?.abort(), [])
  const begin = (file: File) => {
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    setLast(file)
    setProblem(null)
    setPercent(0)
    uploadWithProgress<{ hash: string }>('/api/videos', file, setPercent, mine.signal)
      .then(({ hash }) => {
        if (!mine.signal.aborted) done.current(hash)
      })
      .catch((error: unknown) => {
        if (!mine.signal.aborted && error instanceof Problem) setProblem(error)
      })
      .finally(() => {
        if (running.current === mine) setPercent(null)
      })
  }
  return {
    percent,
    problem,
    begin,
    again: last && problem?.details.status === 0 ? () => begin(last) : null,
    stop: () => running.current?.abort(),
  }
}

const CAPTIONS_MAX_BYTES = 1_000_000

/** One language's captions: read in the browser, and taken only when every line is right. */
function CaptionsField({
  language,
  captions,
  place,
  onChange,
}: {
  language: string
  captions: string | undefined
  place: string
  onChange: (captions: string | undefined) => void
}) {
  const say = useSay()
  const [faults, setFaults] = useState<readonly CaptionFault[]>([])
  const count = useMemo(() => (captions ? saidInCaptions(captions).count : 0), [captions]) // hours of talk, at each key
  const choose = async (file: File | undefined) => {
    if (!file) return
    if (file.size > CAPTIONS_MAX_BYTES) return setFaults([{ code: 'too-many', line: 1 }])
    const read = readCaptions(await file.text())
    if ('faults' in read) return setFaults(read.faults)
    setFaults([])
    onChange(writeCaptions(read.cues))
  }
  return (
    <div className="captions-field">
      <TextInput
        label={say(w.captionsFile)(language)}
        help={captions ? say(w.captionsKept)(count) : say(w.captionsHelp)}
        data-place={place}
        type="file"
        accept=".vtt,.srt,text/vtt"
        onChange={(event) => {
          void choose(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {captions && (
        <div className="row">
          <Button look="quiet" onClick={() => onChange(undefined)}>
            {say(w.removeCaptions)(language)}
          </Button>
        </div>
      )}
      {faults.length > 0 && (
        <div className="note" role="alert">
          <p>{say(w.captionsWrong)}</p>
          <ul>
            {faults.map((it) => (
              <li key={`${it.line} ${it.code}`}>
                <b>{say(w.line)(it.line)}:</b> {say(captionFaults[it.code])}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
