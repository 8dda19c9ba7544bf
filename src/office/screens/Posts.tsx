import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { awayWords as w } from '../../base/words/away.ts'
import { officeWords as o } from '../../base/words/office.ts'
import { useAct } from '../../web/act.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { errorOf, Select, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, today } from '../../web/time.ts'
import { addTenure, endTenure } from '../api.ts'
import { handOver } from '../api/away.ts'
import { actingTitle } from '../rules/letterhead.ts'
import { Form } from './Form.tsx'
import { officeQuery, peopleQuery, type Office, type Person } from './read-office.ts'

/** Who holds which post, from when to when. */
export function PostsPart() {
  const say = useSay()
  const { language } = useLanguage()
  const office = useQuery(officeQuery)
  const people = useQuery(peopleQuery)
  const [personId, setPersonId] = useState('')
  const [postId, setPostId] = useState('')
  const [fromOn, setFromOn] = useState(today())
  const [untilOn, setUntilOn] = useState('')
  const [ending, setEnding] = useState<Office['tenures'][number] | null>(null)
  const [handing, setHanding] = useState<Office['tenures'][number] | null>(null)
  const adding = useAct(addTenure)
  const persons = people.data?.rows.filter((person) => !person.leftOn) ?? []
  const posts = office.data?.posts ?? []
  return (
    <>
      <ProblemNote problem={office.error ?? people.error} />
      {office.data && office.data.vacant.length > 0 && (
        <p className="note">{say(o.vacant)(office.data.vacant.map((post) => post.name).join(', '))}</p>
      )}
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{say(o.post)}</th>
            <th scope="col">{say(o.person)}</th>
            <th scope="col">{say(o.fromOn)}</th>
            <th scope="col">{say(o.untilOn)}</th>
            <th scope="col">
              <span className="visually-hidden">{say(o.endTenure)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {office.data?.tenures.map((tenure) => (
            <tr key={tenure.id}>
              <td>
                <b>{actingTitle(tenure.post.name, tenure.acting)}</b>
              </td>
              <td>{tenure.person.name}</td>
              <td data-label={say(o.fromOn)}>{dayText(tenure.fromOn, language)}</td>
              <td data-label={say(o.untilOn)}>{tenure.untilOn ? dayText(tenure.untilOn, language) : say(o.now)}</td>
              <td>
                {(!tenure.untilOn || tenure.untilOn >= today()) && (
                  <>
                    <Button look="quiet" onClick={() => setEnding(tenure)}>
                      {say(o.endTenure)}
                      <Whose tenure={tenure} />
                    </Button>
                    {tenure.acting !== 'plh' && (
                      <Button look="quiet" onClick={() => setHanding(tenure)}>
                        {say(w.handOver)}
                        <Whose tenure={tenure} />
                      </Button>
                    )}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <section className="section">
        <h2>{say(o.addTenure)}</h2>
        <Form
          onSubmit={() =>
            adding.act({
              body: {
                personId: personId || (persons[0]?.id ?? ''),
                postId: postId || (posts[0]?.id ?? ''),
                fromOn,
                untilOn: untilOn || null,
              },
            })
          }
          problem={adding.problem}
          pending={adding.pending}
          text={say(o.addTenure)}
        >
          <Select
            label={say(o.person)}
            value={personId}
            onChange={(event) => setPersonId(event.target.value)}
            options={persons.map((person) => ({ value: person.id, label: person.name }))}
          />
          <Select
            label={say(o.post)}
            value={postId}
            onChange={(event) => setPostId(event.target.value)}
            options={posts.map((post) => ({ value: post.id, label: post.name }))}
          />
          <TextInput
            label={say(o.fromOn)}
            type="date"
            required
            value={fromOn}
            onChange={(event) => setFromOn(event.target.value)}
            error={errorOf(adding.problem, 'fromOn')}
          />
          <TextInput
            label={say(o.untilOn)}
            help={say(o.untilHelp)}
            type="date"
            value={untilOn}
            onChange={(event) => setUntilOn(event.target.value)}
            error={errorOf(adding.problem, 'untilOn')}
          />
        </Form>
      </section>
      {handing && <HandOver tenure={handing} people={persons} onClose={() => setHanding(null)} />}
      {ending && <EndTenure tenure={ending} onClose={() => setEnding(null)} />}
    </>
  )
}

/** The last day of a tenure, held outright or by a letter. */
export function EndTenure({ tenure, onClose }: { tenure: Office['tenures'][number]; onClose: () => void }) {
  const say = useSay()
  const [untilOn, setUntilOn] = useState(today())
  const ending = useAct(endTenure, onClose)
  return (
    <Dialog title={`${actingTitle(tenure.post.name, tenure.acting)}: ${tenure.person.name}`} onClose={onClose}>
      <Form
        onSubmit={() => ending.act({ params: { tenureId: tenure.id }, body: { untilOn } })}
        problem={ending.problem}
        pending={ending.pending}
        text={say(o.endTenure)}
      >
        <TextInput
          label={say(o.lastDay)}
          type="date"
          required
          value={untilOn}
          onChange={(event) => setUntilOn(event.target.value)}
          error={errorOf(ending.problem, 'untilOn')}
        />
      </Form>
    </Dialog>
  )
}

/** Which post and whose, for who hears the list's buttons one after another. */
function Whose({ tenure }: { tenure: Office['tenures'][number] }) {
  return (
    <span className="visually-hidden">
      {' '}
      {actingTitle(tenure.post.name, tenure.acting)}, {tenure.person.name}
    </span>
  )
}

/** Serah terima: one tenure ends, and another's begins on the next day. */
function HandOver({
  tenure,
  people,
  onClose,
}: {
  tenure: Office['tenures'][number]
  people: readonly Person[]
  onClose: () => void
}) {
  const say = useSay()
  const able = people
    .filter((it) => it.role !== 'auditor' && (it.id !== tenure.person.id || tenure.acting !== null))
    .toSorted((a, b) => Number(a.role !== 'officer') - Number(b.role !== 'officer'))
  const [personId, setPersonId] = useState(able[0]?.id ?? '')
  const [lastDay, setLastDay] = useState(today())
  const handing = useAct(handOver, onClose)
  return (
    <Dialog title={`${say(w.handOver)}: ${tenure.post.name}`} onClose={onClose}>
      <Form
        onSubmit={() => handing.act({ params: { tenureId: tenure.id }, body: { personId, lastDay } })}
        problem={handing.problem}
        pending={handing.pending}
        text={say(w.handOver)}
      >
        <p className="sec">{say(w.handOverAbout)}</p>
        <Select
          label={say(w.successor)}
          value={personId}
          onChange={(event) => setPersonId(event.target.value)}
          options={able.map((it) => ({ value: it.id, label: it.name }))}
          error={errorOf(handing.problem, 'personId')}
        />
        <TextInput
          label={say(w.lastDayOfOld)}
          type="date"
          required
          value={lastDay}
          onChange={(event) => setLastDay(event.target.value)}
          error={errorOf(handing.problem, 'lastDay')}
        />
      </Form>
    </Dialog>
  )
}
