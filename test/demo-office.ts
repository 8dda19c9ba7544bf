import { demoPeople, liveStories, setUpDemoOffice } from '../src/demo/office.ts'
import { deliverToPortal } from '../src/publication/jobs.ts'
import type { Filling } from './office.ts'

/** The office that `npm run demo` shows, with its believable week: to look at every screen as people will. */
export const fillWithDemo: Filling = async (it, now) => {
  const staff = await setUpDemoOffice(it.db, now)
  await liveStories(
    it.db,
    staff,
    { url: it.url, filesFolder: it.filesFolder, deliver: (at) => deliverToPortal(it, at) },
    now,
  )
  const people = await it.db.selectFrom('person').select(['id', 'email']).execute()
  const idOf = (role: string) => {
    const mail = demoPeople.find((person) => person.post === role || person.role === role)?.mail
    const found = people.find((person) => person.email === `${mail}@demo.siar`)
    if (!found) throw new Error(`the demo office has nobody as ${role}`)
    return found.id
  }
  return {
    fungsional: idOf('fungsional'),
    'kepala-bidang': idOf('kepala-bidang'),
    sekretaris: idOf('sekretaris'),
    'kepala-dinas': idOf('kepala-dinas'),
    administrator: idOf('administrator'),
    auditor: idOf('auditor'),
  }
}
