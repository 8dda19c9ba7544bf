/**
 * Papers are made in processes of their own, so that the server answers meanwhile, and goes on when one of them runs out
 * of memory (a thread that does can end the whole process: V8 then has no way out). There are two lanes, each with its
 * process: what somebody waits for never stands behind a long book, and a maker that dies takes one paper with it.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Drawing } from '../base/drawing.ts'
import type { Paper } from '../base/paper.ts'
import { Refused } from '../base/refused.ts'
import { MakerEnded, PictureDamaged, type Ask, type FromWorker, type Picture, type ShareCard } from './ask.ts'

/** `quick` for what somebody waits for; `long` for books of thousands of lines and texts with photographs. */
export type LaneName = 'quick' | 'long'

const lanes = {
  quick: openLane({ heapMb: 256, msMax: 60_000 }),
  long: openLane({ heapMb: 512, msMax: 300_000 }), // a register of 10,000 lines takes some 150 MB, and 35 s on a calm machine
}
const PICTURE_MS_MAX = 5_000 // more for each picture: the largest that is kept takes some 2 seconds
const IDLE_MS = 30_000 // then a maker's memory is given back
const WAITING_MAX = 20 // in each lane; what a busy office asks for within some seconds

/** A paper as PDF/A-2a: the same bytes for the same paper and pictures. @throws what `ask` throws */
export async function makePdf(
  paper: Paper,
  pictures: readonly Picture[] = [],
  lane: LaneName = 'quick',
): Promise<Buffer> {
  return bytesOf(await ask({ paper, pictures, as: 'pdf' }, lane))
}

/** A paper as one SVG file, its pages one below the other. @throws what `ask` throws */
export async function makeSvg(paper: Paper, pictures: readonly Picture[] = []): Promise<Buffer> {
  return bytesOf(await ask({ paper, pictures, as: 'svg' }, 'quick'))
}

/** The first page of a paper as PNG: the same bytes for the same paper. @throws what `ask` throws */
export async function makePicture(paper: Paper, pictures: readonly Picture[] = []): Promise<Buffer> {
  return bytesOf(await ask({ paper, pictures, as: 'picture' }, 'quick'))
}

/** A paper as a Word document, to be edited. @throws what `ask` throws */
export async function makeDocx(paper: Paper, pictures: readonly Picture[] = []): Promise<Buffer> {
  return bytesOf(await ask({ paper, pictures, as: 'docx' }, 'quick'))
}

/** The picture that goes with a link, as PNG: the same bytes for the same card. @throws what `ask` throws */
export async function makeShareImage(card: ShareCard, emblem: Picture | null): Promise<Buffer> {
  return bytesOf(await ask({ card, pictures: emblem ? [emblem] : [], as: 'png' }, 'quick'))
}

/** What stands where, for a screen that draws it itself. @throws what `ask` throws */
export async function makeDrawing(paper: Paper, pictures: readonly Picture[] = []): Promise<Drawing> {
  const answer = await ask({ paper, pictures, as: 'drawing' }, 'quick')
  if (!('drawing' in answer)) throw new Error('a drawing was asked for')
  return answer.drawing
}

function bytesOf(answer: FromWorker): Buffer {
  if (!('bytes' in answer)) throw new Error('bytes were asked for')
  return Buffer.from(answer.bytes)
}

/** @throws {PictureDamaged}, {MakerEnded}; {Refused} `too-often` when too many wait in this lane already */
async function ask(asked: Ask, lane: LaneName): Promise<FromWorker> {
  const answer = await lanes[lane](asked)
  if ('failed' in answer) throw new Error(`a paper was not made: ${answer.failed}`)
  if ('damaged' in answer) throw new PictureDamaged(answer.damaged)
  return answer
}

type Waiting = {
  readonly asked: Ask
  readonly resolve: (answer: FromWorker) => void
  readonly reject: (error: Error) => void
}

/**
 * One maker and those who wait for it, in their order. It is given one paper at a time: when it dies, only that paper is
 * blamed, and the next has a new maker.
 */
function openLane({ heapMb, msMax }: { heapMb: number; msMax: number }): (asked: Ask) => Promise<FromWorker> {
  const waiting: Waiting[] = []
  let current: (Waiting & { readonly late: NodeJS.Timeout }) | null = null
  let maker: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined

  const next = () => {
    const first = current ? undefined : waiting.shift()
    if (!first) return
    clearTimeout(idle)
    maker ??= begin()
    hold(maker)
    const late = setTimeout(
      () => end(new MakerEnded('the paper took too long')),
      msMax + PICTURE_MS_MAX * first.asked.pictures.length,
    )
    current = { ...first, late }
    maker.send(first.asked, () => {}) // one that is gone by now says so by its exit
  }

  /** Takes the paper out of the maker's hands; it is settled by the caller. */
  const taken = () => {
    const it = current
    current = null
    clearTimeout(it?.late)
    return it
  }

  const begin = () => {
    const begun = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${heapMb}`],
      env: {}, // it needs none of the server's secrets
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'], // how it died stands in the server's log
    })
    begun.on('message', (answer: FromWorker) => {
      if (begun !== maker) return
      taken()?.resolve(answer)
      next()
      if (current) return
      release(begun)
      idle = setTimeout(() => begun === maker && !current && end(null), IDLE_MS)
      idle.unref()
    })
    begun.on('error', (error) => begun === maker && end(new MakerEnded(String(error))))
    begun.on('exit', (code, signal) => begun === maker && end(new MakerEnded(`the maker of papers ended: ${signal ?? code}`))) // prettier-ignore
    return begun
  }

  const end = (error: MakerEnded | null) => {
    const ended = maker
    maker = null
    ended?.kill('SIGKILL')
    taken()?.reject(error ?? new MakerEnded('the maker of papers ended'))
    next()
  }

  return (asked) => {
    if (waiting.length >= WAITING_MAX) return Promise.reject(new Refused({ code: 'too-often', waitSeconds: 10 }))
    const { promise, resolve, reject } = Promise.withResolvers<FromWorker>()
    waiting.push({ asked, resolve, reject })
    next()
    return promise
  }
}

function hold(maker: ChildProcess): void {
  maker.ref()
  maker.channel?.ref()
}

/** Nobody waits: it does not keep the server's process alive. */
function release(maker: ChildProcess): void {
  maker.unref()
  maker.channel?.unref()
}
