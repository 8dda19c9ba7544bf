import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { askAgencyWords as w } from '../../base/words/ask-agency.ts'
import { intakeWords } from '../../base/words/intake.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { CopyButton } from '../../web/kit/CopyButton.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { TextArea } from '../../web/kit/Field.tsx'
import { LinkDialog } from '../../web/kit/LinkDialog.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Qr } from '../../web/kit/Qr.tsx'
import { WhatsappLink } from '../../web/kit/WhatsappLink.tsx'
import { useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { listAgencyLinks, makeAgencyLink } from '../api/intake.ts'

/** Asks an agency for material about its programme: by the link that it holds, or by one that is made here. */
export function AskAgency({ agency, title, onClose }: { agency: string; title: string; onClose: () => void }) {
  const say = useSay()
  const office = useMe()?.office.name ?? ''
  const found = useQuery({
    queryKey: ['agency-link', agency],
    queryFn: () => call(listAgencyLinks, { query: { limit: 1, agency } }),
  })
  const making = useAct(makeAgencyLink)
  if (making.done)
    return (
      <LinkDialog
        title={say(w.title)(agency)}
        link={making.done.link}
        made={say(intakeWords.linkMade)}
        lost={say(intakeWords.linkLost)}
        message={(link) => say(w.requestBy)(office, agency, title, link)}
        onClose={onClose}
      >
        {(link) => <Qr text={link} label={say(intakeWords.qr)} />}
      </LinkDialog>
    )
  const link = found.data?.rows[0]
  return (
    <Dialog title={say(w.title)(agency)} onClose={onClose}>
      <div className="form">
        <p>
          <b>{title}</b>
        </p>
        <ProblemNote problem={found.error ?? making.problem} />
        {found.isPending && <Skeleton lines={3} />}
        {found.data && !link && (
          <>
            <p>{say(w.hasNone)}</p>
            <div>
              <Button
                look="do"
                pending={making.pending}
                reason={found.data.whyNot?.title}
                onClick={() => making.act({ body: { agency } })}
              >
                {say(w.make)}
              </Button>
            </div>
          </>
        )}
        {link && !link.pausedAt && <Request text={say(w.request)(office, agency, title)} />}
        {link && (
          <p className={link.pausedAt ? undefined : 'cap'}>
            {say(link.pausedAt ? w.paused : w.lost)}{' '}
            <Link to="/inventaris/opd" search={{}}>
              {say(w.toLinks)}
            </Link>
          </p>
        )}
      </div>
    </Dialog>
  )
}

function Request({ text }: { text: string }) {
  const say = useSay()
  return (
    <>
      <p>{say(w.has)}</p>
      <TextArea label={say(w.message)} readOnly rows={5} value={text} onFocus={(event) => event.target.select()} />
      <div className="row">
        <CopyButton look="do" text={text} says={w.copy} done={w.copied} />
        <WhatsappLink text={text} />
      </div>
    </>
  )
}
