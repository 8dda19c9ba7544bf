import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { writingWords as w } from '../../../base/words/writing.ts'
import { post, Problem } from '../../../web/call.ts'
import { Button } from '../../../web/kit/Button.tsx'
import { Select, TextInput } from '../../../web/kit/Field.tsx'
import { ProblemNote } from '../../../web/kit/ProblemNote.tsx'
import { useSay } from '../../../web/language.tsx'
import { largest, moved, shapes, sized, type Box, type Shape, type Size } from './crop.ts'

/** Chooses a part of a picture: with the pointer, the arrow keys or by figures. The whole stays; the part is a file of its own. */
export function CropView({
  hash,
  onDone,
  onBack,
}: {
  hash: string
  onDone: (hash: string) => void
  onBack: () => void
}) {
  const say = useSay()
  const [whole, setWhole] = useState<Size | null>(null)
  const [box, setBox] = useState<Box>({ x: 0, y: 0, width: 1, height: 1 })
  const [shape, setShape] = useState<Shape>('free')
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const shown = useRef<HTMLImageElement>(null)
  const pull = useRef<{ x: number; y: number; from: Box; size: boolean } | null>(null)

  const crop = async () => {
    setPending(true)
    try {
      onDone((await post<{ hash: string }>(`/api/files/${hash}/crop`, box)).hash)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
      setPending(false)
    }
  }
  const grab = (event: PointerEvent<HTMLElement>, size: boolean) => {
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    pull.current = { x: event.clientX, y: event.clientY, from: box, size }
  }
  const drag = (event: PointerEvent) => {
    const it = pull.current
    if (!it || !whole || !shown.current) return
    const scale = whole.width / shown.current.clientWidth
    const by = { x: (event.clientX - it.x) * scale, y: (event.clientY - it.y) * scale }
    const to = { width: it.from.width + by.x, height: it.from.height + by.y }
    setBox(it.size ? sized(it.from, to, whole, shape) : moved(it.from, by, whole))
  }
  const release = () => {
    pull.current = null
  }
  const press = (event: KeyboardEvent) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]
    if (!way || !whole) return
    event.preventDefault()
    const step = Math.max(1, Math.round(whole.width / 100))
    const [x, y] = [(way[0] ?? 0) * step, (way[1] ?? 0) * step]
    setBox(
      event.shiftKey
        ? sized(box, { width: box.width + x + (shape === 'free' ? 0 : y), height: box.height + y }, whole, shape)
        : moved(box, { x, y }, whole),
    )
  }
  const part = (at: number, of: number | undefined) => `${(100 * at) / (of ?? 1)}%`
  return (
    <div className="form crop">
      <p className="cap" id="crop-help">
        {say(w.cropHelp)}
      </p>
      <div className="crop-picture">
        <img
          ref={shown}
          src={`/api/files/${hash}`}
          alt=""
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => {
            setWhole({ width, height })
            setBox(largest({ width, height }, shape))
          }}
        />
        {whole && (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- moved by arrows; the figures below do the same
          <div
            className="crop-box"
            role="group"
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
            tabIndex={0}
            aria-label={say(w.cropBox)}
            aria-describedby="crop-help"
            style={{
              left: part(box.x, whole.width),
              top: part(box.y, whole.height),
              width: part(box.width, whole.width),
              height: part(box.height, whole.height),
            }}
            onKeyDown={press}
            onPointerDown={(event) => grab(event, false)}
            onPointerMove={drag}
            onPointerUp={release}
            onPointerCancel={release}
          >
            <i onPointerDown={(event) => grab(event, true)} onPointerMove={drag} onPointerUp={release} />
          </div>
        )}
      </div>
      {whole && (
        <div className="crop-figures">
          <Select
            label={say(w.cropShape)}
            value={shape}
            options={Object.keys(shapes).map((value) => ({ value, label: value === 'free' ? say(w.cropFree) : value }))}
            onChange={(event) => {
              const chosen = event.target.value as Shape
              setShape(chosen)
              setBox(largest(whole, chosen))
            }}
          />
          {(['x', 'y', 'width', 'height'] as const).map((name) => (
            <TextInput
              key={name}
              label={say({ x: w.cropLeft, y: w.cropTop, width: w.cropWidth, height: w.cropHeight }[name])}
              type="number"
              min={name === 'x' || name === 'y' ? 0 : 1}
              value={box[name]}
              onChange={(event) => setBox(figured(box, name, Number(event.target.value), whole, shape))}
            />
          ))}
        </div>
      )}
      <ProblemNote problem={problem} />
      <div className="row">
        <Button look="do" pending={pending} onClick={() => void crop()}>
          {say(w.cropDo)}
        </Button>
        <Button onClick={onBack}>{say(w.cropBack)}</Button>
      </div>
    </div>
  )
}

/** The box with one of its figures typed. */
function figured(box: Box, name: keyof Box, value: number, whole: Size, shape: Shape): Box {
  if (name === 'x' || name === 'y') return moved({ ...box, [name]: 0 }, { x: 0, y: 0, [name]: value }, whole)
  const ratio = shapes[shape]
  const width = name === 'height' && ratio !== null ? value * ratio : name === 'width' ? value : box.width
  return sized(box, { width, height: name === 'height' ? value : box.height }, whole, shape)
}
