/** `npm run train:tone -- FOLDER`: learns the weights of the tone anew from `train.tsv` (text TAB label) and says how right they are. */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { sha256 } from './base/hash.ts'
import { readArticle } from './radar/cleaning.ts'
import { judgeTone } from './radar/tone.ts'
import { readModel, TONES, type ToneLabel } from './radar/tone/model.ts'
import { SAMPLES } from './radar/tone/samples.ts'
import { scoreTones } from './radar/tone/score.ts'
import { fingerprintOf, trainTone, type TonedText } from './radar/tone/training.ts'

const PARTS = 5
const LINE_CHARS = 120
const root = fileURLToPath(new URL('..', import.meta.url))
const weights = new URL('radar/tone/weights.ts', import.meta.url)

/** @throws {SyntaxError} with the number of a line that is not marked */
export function readTonedTexts(lines: string): TonedText[] {
  return lines
    .split('\n')
    .map((line, at) => {
      const [text = '', label = '', ...more] = line.split('\t')
      if (line !== '' && (more.length > 0 || !TONES.includes(label as ToneLabel)))
        throw new SyntaxError(`line ${at + 1} is not a text, a tab and one of ${TONES.join(', ')}.`)
      return { text, label: label as ToneLabel }
    })
    .filter(({ text }) => text !== '')
}

function judge(bytes: Uint8Array, texts: readonly TonedText[]) {
  const model = readModel(bytes)
  return scoreTones(texts.map(({ text, label }) => ({ label, answer: judgeTone(model, readArticle(text)) })))
}

/** The figures where each text is judged by weights that were learnt from the other four fifths; copies stay together. */
function crossJudge(texts: readonly TonedText[]) {
  const partOf = ({ text }: TonedText) =>
    Number.parseInt(sha256(text.replaceAll(/[^a-z]/g, '')).slice(0, 8), 16) % PARTS
  return Array.from({ length: PARTS }, (_, part) =>
    judge(
      trainTone(texts.filter((it) => partOf(it) !== part)),
      texts.filter((it) => partOf(it) === part),
    ),
  )
}

function meanAndSpread(values: readonly number[]): string {
  const mean = values.reduce((sum, it) => sum + it, 0) / values.length
  const spread = Math.sqrt(values.reduce((sum, it) => sum + (it - mean) ** 2, 0) / (values.length - 1))
  return `${mean.toFixed(4)} ± ${spread.toFixed(4)}`
}

async function main(folder: string): Promise<void> {
  const [train, dev] = await Promise.all(['train.tsv', 'dev.tsv'].map((name) => readFile(`${folder}/${name}`, 'utf8')))
  const [learnt, kept] = [readTonedTexts(train as string), readTonedTexts(dev as string)]
  const bytes = trainTone(learnt)
  const crossed = crossJudge([...learnt, ...kept])
  const { accuracy, macroF1, calibrationError } = judge(bytes, kept)
  const read = { learnt: fingerprintOf(learnt.map((it) => it.text)), samples: fingerprintOf(SAMPLES) }
  await writeFile(weights, weightsModule(bytes, read))
  console.log(`train.tsv    ${learnt.length} texts, SHA-256 ${sha256(train as string)}
dev.tsv      ${kept.length} texts, SHA-256 ${sha256(dev as string)}
weights      ${bytes.length} bytes, SHA-256 ${sha256(bytes)}
by dev.tsv   accuracy ${accuracy.toFixed(4)}, macro-F1 ${macroF1.toFixed(4)}, calibration error ${calibrationError.toFixed(4)}
by fifths    accuracy ${meanAndSpread(crossed.map((it) => it.accuracy))}, macro-F1 ${meanAndSpread(crossed.map((it) => it.macroF1))}, calibration error ${meanAndSpread(crossed.map((it) => it.calibrationError))}`)
}

function weightsModule(bytes: Uint8Array, read: Readonly<Record<'learnt' | 'samples', string>>): string {
  const lines = bytes.toBase64().match(new RegExp(`.{1,${LINE_CHARS}}`, 'g')) ?? []
  return `/** Made by \`npm run train:tone\`; \`README.md\` says from what. */
export const WEIGHTS = \`
${lines.join('\n')}
\`

/** \`fingerprintOf\` the texts they were learnt from, and of \`SAMPLES\`: read otherwise, these are weights of other features. */
export const READ_AS = {
  learnt: '${read.learnt}',
  samples: '${read.samples}',
}
`
}

if (import.meta.main) {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} })
  await main(positionals[0] ?? `${root}../shared/data/radar/tone`)
}
