import { useState } from 'react'
import { bundleWords as w } from '../../base/words/bundle.ts'
import { words } from '../../base/words/common.ts'
import { useAct } from '../../web/act.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, Select, TextInput } from '../../web/kit/Field.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { today } from '../../web/time.ts'
import { askPackage, SAMPLE_MAX } from '../api/bundles.ts'
import { useBundles } from './bundle-query.ts'
import { BundleList } from './BundleList.tsx'

/** Periksa: a period, all of it or a sample, and the package is made; with what one asked for before. */
export function Audit() {
  const say = useSay()
  const bundles = useBundles()
  const rows = bundles.data?.rows ?? []
  return (
    <Page title={say(words.audit)} about={say(w.about)}>
      <ProblemNote problem={bundles.error} />
      {bundles.isPending && <Skeleton lines={5} />}
      {bundles.data?.mayPackage && <AskPackage />}
      {bundles.data && (
        <section className="section">
          <h2>{say(w.mine)}</h2>
          {rows.length === 0 ? <Empty>{say(w.none)}</Empty> : <BundleList rows={rows} />}
        </section>
      )}
    </Page>
  )
}

const SAMPLE_USUAL = 10

function AskPackage() {
  const say = useSay()
  const year = today().slice(0, 4)
  const [closedFrom, setFrom] = useState(`${year}-01-01`)
  const [closedTo, setTo] = useState(`${year}-12-31`)
  const [what, setWhat] = useState<'all' | 'sample'>('sample')
  const [count, setCount] = useState(String(SAMPLE_USUAL))
  const [seed, setSeed] = useState('')
  const { act, pending, problem } = useAct(askPackage)
  const drawn = what === 'sample'
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        act({ body: { closedFrom, closedTo, sample: drawn ? Number(count) : null, seed: drawn ? seed.trim() : '' } })
      }}
    >
      <div className="bundle-period">
        <TextInput
          label={say(w.from)}
          type="date"
          required
          value={closedFrom}
          onChange={(event) => setFrom(event.target.value)}
          error={errorOf(problem, 'closedFrom')}
        />
        <TextInput
          label={say(w.to)}
          type="date"
          required
          value={closedTo}
          onChange={(event) => setTo(event.target.value)}
          error={errorOf(problem, 'closedTo')}
        />
      </div>
      <Select
        label={say(w.what)}
        value={what}
        onChange={(event) => setWhat(event.target.value === 'all' ? 'all' : 'sample')}
        options={[
          { value: 'sample', label: say(w.sample) },
          { value: 'all', label: say(w.all) },
        ]}
      />
      {drawn && (
        <>
          <TextInput
            label={say(w.count)}
            type="number"
            min={1}
            max={SAMPLE_MAX}
            required
            value={count}
            onChange={(event) => setCount(event.target.value)}
            error={errorOf(problem, 'sample')}
          />
          <TextInput
            label={say(w.seed)}
            help={say(w.seedHelp)}
            maxLength={64}
            value={seed}
            onChange={(event) => setSeed(event.target.value)}
            error={errorOf(problem, 'seed')}
          />
        </>
      )}
      <ProblemNote problem={problem} />
      <div>
        <Button type="submit" look="do" pending={pending}>
          {say(w.makePackage)}
        </Button>
      </div>
    </form>
  )
}
