import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { openTestOffice, type TestOffice, type TestPerson } from './office.ts'

/**
 * Who may ask, for every route: one row each, written by hand. `everyone`: no sign-in. `readers`: whoever is signed in.
 * `staff`: not the auditor. `administrator`: that role alone. `step 1`: staff, and the route itself asks for the post.
 * A new route without its row fails this test.
 */
type Row = 'everyone' | 'readers' | 'staff' | 'administrator' | 'who looks after' | 'step 1'
const table: Record<string, Row> = {
  'POST /api/sign-in': 'everyone',
  'POST /api/sign-in/code': 'everyone',
  'POST /api/sign-in/passkey/begin': 'everyone',
  'POST /api/sign-in/passkey': 'everyone',
  'GET /api/setup/:token': 'everyone',
  'POST /api/setup/:token': 'everyone',

  // Checkpoints must leave the building: who kept an older one can ask whether the ledger only grew.
  'GET /api/ledger/checkpoint': 'everyone',
  'GET /api/ledger/consistency/:size': 'everyone',

  'POST /api/sign-out': 'readers',
  'GET /api/me': 'readers',
  'PUT /api/me/language': 'readers',
  'POST /api/me/password': 'readers',
  'POST /api/me/second-factor': 'readers',
  'POST /api/me/second-factor/confirm': 'readers',
  'POST /api/me/second-factor/codes': 'readers',
  'POST /api/me/second-factor/remove': 'readers',
  'GET /api/me/passkeys': 'readers',
  'POST /api/me/passkeys': 'readers',
  'POST /api/me/passkeys/begin': 'readers',
  'DELETE /api/me/passkeys/:passkeyId': 'readers',
  'GET /api/me/sessions': 'readers',
  'DELETE /api/me/sessions/:sessionId': 'readers',
  'POST /api/me/sessions/end-others': 'readers',
  'GET /api/me/tokens': 'readers',
  'POST /api/me/tokens': 'readers',
  'DELETE /api/me/tokens/:tokenId': 'readers',
  'GET /api/me/calendar-feeds': 'readers',
  'POST /api/me/calendar-feeds': 'readers',
  'DELETE /api/me/calendar-feeds/:feedId': 'readers',

  'GET /api/editions': 'readers',
  'GET /api/editions/:editionId': 'readers',
  'POST /api/editions/lint': 'readers',
  'GET /api/editions/:editionId/bpmn': 'readers',
  'POST /api/editions': 'administrator',
  'POST /api/editions/bpmn': 'administrator',
  'PUT /api/editions/:editionId': 'administrator',
  'POST /api/editions/:editionId/force': 'administrator',

  'GET /api/editions/:editionId/sheet': 'readers',
  'GET /api/editions/:editionId/sheet/:form': 'readers',

  'GET /api/letterhead': 'readers',
  'POST /api/letterhead': 'administrator',
  'POST /api/letterhead/preview': 'administrator',

  'GET /api/portal-theme': 'readers',
  'POST /api/portal-theme': 'administrator',

  'GET /api/office': 'readers',
  'POST /api/office': 'administrator',
  'GET /api/people': 'administrator',
  'POST /api/people': 'administrator',
  'POST /api/people/:personId': 'administrator',
  'POST /api/people/:personId/password': 'administrator',
  'POST /api/tenures': 'administrator',
  'POST /api/tenures/:tenureId/handover': 'administrator',
  'GET /api/absences': 'readers',
  // One's own; another's only by the administrator: the route itself asks.
  'POST /api/absences': 'staff',
  'POST /api/absences/:absenceId/end': 'staff',
  'GET /api/attendance': 'readers',
  // For the administrator and the auditor: the route itself asks.
  'GET /api/authority': 'who looks after',
  'POST /api/acting': 'administrator',
  'GET /api/duty': 'readers',
  'GET /api/duty/now': 'readers',
  'GET /api/duty/csv': 'administrator',
  'POST /api/duty': 'administrator',
  'POST /api/duty/pattern': 'administrator',
  'POST /api/duty/file': 'administrator',
  'POST /api/duty/:shiftId/close': 'administrator',
  'POST /api/duty/:shiftId/replace': 'administrator',
  'GET /api/acting/scopes': 'administrator',
  'POST /api/tenures/:tenureId/end': 'administrator',

  'GET /api/calendar': 'readers',
  'GET /api/calendar/editions': 'readers',
  'GET /api/calendar/:form': 'readers',
  'POST /api/calendar': 'administrator',
  'POST /api/calendar/days': 'administrator',
  'POST /api/calendar/preview': 'administrator',

  'GET /api/terms': 'readers',
  'GET /api/terms/csv': 'readers',
  'GET /api/terms/:termId/revisions': 'readers',
  'POST /api/terms': 'staff',
  'POST /api/terms/:termId': 'staff',
  'POST /api/terms/import': 'staff',

  'GET /api/signing': 'administrator',
  'POST /api/signing': 'administrator',
  'POST /api/signing/key-store': 'administrator',
  'POST /api/signing/trial': 'administrator',

  'GET /api/notices': 'readers',
  'GET /api/notices/count': 'readers',
  'POST /api/notices/read': 'readers',
  'POST /api/notices/open': 'readers',
  'GET /api/notices/:noticeId/deliveries': 'readers',
  'GET /api/me/notices': 'readers',
  'PUT /api/me/notices': 'readers',
  'POST /api/me/notices/trial': 'readers',
  'POST /api/me/notices/links/revoke': 'readers',
  'GET /api/me/push': 'readers',
  'POST /api/me/push': 'readers',
  'DELETE /api/me/push/:subscriptionId': 'readers',
  'GET /api/dossiers/:dossierId/reminders': 'readers',
  'POST /api/dossiers/:dossierId/reminders': 'staff',
  'GET /api/situations': 'readers',
  'POST /api/drills': 'step 1',
  'GET /api/dossiers/:dossierId/situation': 'readers',
  'GET /api/dossiers/:dossierId/situation/statements': 'readers',
  'POST /api/dossiers/:dossierId/situation/speaker': 'staff',
  'POST /api/dossiers/:dossierId/situation/steps': 'staff',
  'POST /api/dossiers/:dossierId/situation/facts': 'staff',
  'POST /api/dossiers/:dossierId/situation/promises': 'staff',
  'POST /api/dossiers/:dossierId/situation/promises/kept': 'staff',
  'POST /api/dossiers/:dossierId/situation/statement': 'staff',
  'POST /api/dossiers/:dossierId/situation/calls': 'staff',
  'GET /api/crisis-plan': 'readers',
  'GET /api/crisis-plan/editions': 'readers',
  'POST /api/crisis-plan': 'administrator',
  'GET /api/crisis-contacts': 'staff',
  'POST /api/crisis-contacts': 'administrator',
  'POST /api/crisis-contacts/:contactId': 'administrator',
  'POST /api/dossiers/:dossierId/situation/end': 'staff',
  'POST /api/dossiers/:dossierId/situation/lessons': 'staff',
  'GET /api/me/telegram': 'readers',
  'POST /api/me/telegram': 'readers',
  'DELETE /api/me/telegram': 'readers',
  'GET /api/telegram': 'administrator',
  'POST /api/telegram': 'administrator',
  'GET /api/mail': 'administrator',
  'POST /api/mail': 'administrator',
  'GET /api/jobs': 'administrator',
  'GET /api/notice-rules': 'administrator',
  'POST /api/notice-rules/:kind': 'administrator',
  'POST /api/notice-rules/:kind/preview': 'administrator',

  'POST /api/files': 'staff',
  'POST /api/videos': 'staff',
  'POST /api/files/:hash/crop': 'staff',
  'GET /api/files/:hash': 'readers',

  'POST /api/dossiers/:dossierId/bundle': 'readers',
  // A package is for auditors, administrators and who keeps the records: the route itself asks.
  'POST /api/bundles': 'readers',
  'GET /api/bundles': 'readers',
  'GET /api/bundles/:bundleId/file': 'readers',

  'GET /api/inventory': 'readers',
  'GET /api/inventory/rounds': 'readers',
  'GET /api/inventory/rounds/:roundId': 'readers',
  'GET /api/inventory/rounds/:roundId/register': 'readers',
  'GET /api/inventory/rounds/:roundId/register/:form': 'readers',
  'GET /api/inventory/items': 'readers',
  'GET /api/inventory/items/:itemId': 'readers',
  'GET /api/inventory/items/:itemId/similar': 'readers',
  'GET /api/inventory/items/:itemId/mentions': 'readers',
  'GET /api/inventory/items/:itemId/names': 'readers',
  'GET /api/inventory/names': 'readers',
  'GET /api/inventory/items/:itemId/dossiers': 'readers',
  'POST /api/inventory/items/:itemId/dossiers/:dossierId/apart': 'step 1',
  'GET /api/inventory/items/:itemId/joined': 'readers',
  'GET /api/inventory/items/:itemId/programmes': 'readers',
  'POST /api/inventory/items/:itemId/programmes/:programmeId': 'step 1',
  'GET /api/inventory/programmes/gaps': 'readers',
  'GET /api/inventory/programmes/:programmeId/voices': 'readers',
  'POST /api/inventory/programmes/:programmeId/dossier': 'step 1',
  'POST /api/inventory/look': 'readers',
  'POST /api/inventory/rounds': 'step 1',
  'POST /api/inventory/rounds/:roundId/close': 'step 1',
  'POST /api/inventory/items': 'step 1',
  'PUT /api/inventory/items/:itemId': 'step 1',
  'POST /api/inventory/items/:itemId/assignment': 'step 1',
  'GET /api/inventory/people': 'staff',
  'GET /api/inventory/agencies': 'readers',
  // For who works in the inventory and the administrator: the route itself asks.
  'POST /api/inventory/agencies': 'staff',
  'POST /api/inventory/agencies/:linkId/renewal': 'staff',
  'POST /api/inventory/agencies/:linkId/pause': 'staff',
  'POST /api/inventory/agencies/:linkId/resume': 'staff',
  'POST /api/inventory/agencies/:linkId/withdrawal': 'staff',
  'GET /api/inventory/items/:itemId/intake': 'readers',
  'GET /api/inventory/items/:itemId/intake/:intakeId/contact': 'step 1',
  'POST /api/inventory/items/:itemId/level': 'step 1',
  'POST /api/inventory/items/:itemId/dismissal': 'step 1',
  'POST /api/inventory/items/:itemId/restoration': 'step 1',
  'POST /api/inventory/items/dismissal': 'step 1',
  'POST /api/inventory/items/restoration': 'step 1',
  'POST /api/inventory/items/watch': 'step 1',
  'POST /api/inventory/items/assignment': 'step 1',
  'POST /api/inventory/items/:itemId/pick': 'step 1',
  'POST /api/inventory/items/:itemId/merge': 'step 1',
  'POST /api/inventory/items/:itemId/watch': 'step 1',
  'POST /api/inventory/items/:itemId/split': 'step 1',
  'POST /api/inventory/mentions/:mentionId/tone': 'step 1',
  'POST /api/inventory/imports': 'step 1',
  'GET /api/inventory/imports/:importId': 'step 1',
  'GET /api/inventory/imports/:importId/progress': 'step 1',
  'GET /api/inventory/imports/:importId/rows': 'step 1',
  'GET /api/inventory/imports/:importId/problems/csv': 'step 1',
  'POST /api/inventory/imports/:importId/commit': 'step 1',
  'PUT /api/inventory/imports/:importId/mapping': 'step 1',
  'GET /api/inventory/mappings': 'step 1',
  'POST /api/inventory/uploads': 'step 1',
  'GET /api/inventory/uploads/:uploadId': 'step 1',
  'GET /api/inventory/uploads/:uploadId/progress': 'step 1',
  'PUT /api/inventory/uploads/:uploadId/mapping': 'step 1',
  'GET /api/inventory/uploads/:uploadId/rows': 'step 1',
  'GET /api/inventory/uploads/:uploadId/problems/csv': 'step 1',
  'POST /api/inventory/uploads/:uploadId/commit': 'step 1',
  'POST /api/inventory/mappings/:mappingId/removal': 'step 1',
  // Kept by step 1 and by the administrator: the routes ask for themselves.
  'GET /api/inventory/items/:itemId/claim': 'readers',
  'GET /api/radar-settings': 'readers',
  'GET /api/radar-settings/editions': 'readers',
  'POST /api/radar-settings': 'administrator',
  'POST /api/radar-settings/preview': 'administrator',
  'POST /api/inventory/items/:itemId/claim': 'step 1',
  'GET /api/inventory/items/:itemId/facts': 'readers',
  'POST /api/inventory/items/:itemId/facts': 'step 1',
  'GET /api/inventory/claims/:claimId/:form': 'readers',
  // A hub's own door: its address, which nobody else knows, is all that lets one in.
  'GET /api/hub/:token': 'everyone',
  'POST /api/hub/:token': 'everyone',
  'GET /api/inventory/sources': 'readers',
  'GET /api/inventory/sources/:sourceId': 'readers',
  'GET /api/inventory/sources/opml': 'readers',
  'GET /api/inventory/senders': 'readers',
  'POST /api/inventory/senders': 'step 1',
  'POST /api/inventory/senders/removal': 'step 1',
  'GET /api/inventory/mailboxes/:sourceId': 'administrator',
  'GET /api/inventory/mailboxes/:sourceId/left': 'step 1',
  'POST /api/inventory/mailboxes': 'administrator',
  'PUT /api/inventory/mailboxes/:sourceId': 'administrator',
  'POST /api/inventory/mailboxes/:sourceId/trial': 'administrator',
  'POST /api/inventory/sources': 'step 1',
  'POST /api/inventory/sources/discovery': 'step 1',
  'PUT /api/inventory/sources/:sourceId': 'step 1',
  'POST /api/inventory/sources/:sourceId/look': 'step 1',
  'POST /api/inventory/sources/:sourceId/pause': 'step 1',
  'POST /api/inventory/sources/:sourceId/resume': 'step 1',
  'POST /api/inventory/sources/:sourceId/removal': 'step 1',
  'POST /api/inventory/sources/opml': 'step 1',
  'POST /api/inventory/sources/opml/judgement': 'step 1',
  'GET /api/inventory/mentions': 'readers',
  'GET /api/inventory/mentions/:mentionId': 'readers',

  'GET /api/narratives': 'readers',
  'GET /api/narratives/:narrativeId': 'readers',
  'GET /api/narratives/:narrativeId/uses': 'readers',
  // The route itself asks for a post of the SOP, and to decide for the post of its decision.
  'POST /api/narratives': 'staff',
  'POST /api/narratives/:narrativeId/versions': 'staff',
  'POST /api/narratives/:narrativeId/decision': 'staff',
  'POST /api/narratives/:narrativeId/withdrawal': 'staff',
  'GET /api/dossiers/:dossierId/narratives': 'readers',
  'POST /api/dossiers/:dossierId/narratives': 'staff',

  'GET /api/content-types': 'readers',
  'POST /api/content-types': 'administrator',
  'POST /api/content-types/import': 'administrator',

  'GET /api/queue': 'readers',
  'GET /api/day': 'readers',
  'GET /api/board': 'readers',
  'GET /api/oral-approvals': 'readers',
  'GET /api/dossiers': 'readers',
  'GET /api/dossiers/:dossierId': 'readers',
  'GET /api/dossiers/:dossierId/versions': 'readers',
  'GET /api/dossiers/:dossierId/versions/:hash': 'readers',
  'POST /api/dossiers/:dossierId/versions': 'staff',
  'POST /api/dossiers/:dossierId/versions/:hash/restoration': 'staff',
  'GET /api/dossiers/:dossierId/presence': 'readers',
  'PUT /api/dossiers/:dossierId/presence': 'staff',
  'DELETE /api/dossiers/:dossierId/presence': 'staff',
  'PUT /api/dossiers/:dossierId/presence/turn': 'staff',
  'GET /api/dossiers/:dossierId/comments': 'readers',
  'GET /api/dossiers/:dossierId/calls': 'readers',
  'GET /api/mentions': 'readers',
  'POST /api/dossiers/:dossierId/comments/:commentId/changes': 'staff',
  'GET /api/dossiers/:dossierId/decisions': 'readers',
  'GET /api/decisions/proof': 'staff',
  'GET /api/dossiers/:dossierId/papers': 'readers',
  'GET /api/dossiers/:dossierId/confirmations': 'readers',
  'POST /api/dossiers/:dossierId/confirmations': 'staff',
  'POST /api/dossiers/:dossierId/confirmations/:requestId/renewal': 'staff',
  'POST /api/dossiers/:dossierId/confirmations/:requestId/withdrawal': 'staff',
  'POST /api/dossiers/:dossierId/confirmations/calls': 'staff',
  'GET /api/confirmation-settings': 'administrator',
  'POST /api/confirmation-settings': 'administrator',
  'PUT /api/dossiers/:dossierId/draft': 'staff',
  'PUT /api/dossiers/:dossierId/seen': 'staff',
  'POST /api/dossiers/:dossierId/acts': 'staff',
  'POST /api/dossiers/:dossierId/comments': 'staff',
  'POST /api/dossiers/:dossierId/decision': 'staff',
  'POST /api/dossiers/:dossierId/ratification': 'staff',
  'POST /api/dossiers/:dossierId/decision-link': 'staff',
  // The link names the person; the proof in the body says that it is they.
  'POST /api/l/:link/decision': 'everyone',
  'POST /api/l/:link/ratification': 'everyone',
  'GET /api/dossiers/:dossierId/findings': 'readers',
  'GET /api/election-rules': 'readers',
  'POST /api/election-rules': 'administrator',
  'POST /api/dossiers/:dossierId/check': 'staff',
  'POST /api/dossiers/:dossierId/links/check': 'staff',
  'POST /api/dossiers/:dossierId/overrides': 'staff',

  'GET /api/press/outlets': 'readers',
  'GET /api/press/outlets/csv': 'readers',
  'GET /api/press/outlets/:outletId': 'readers',
  'GET /api/press/outlets/:outletId/changes': 'readers',
  'POST /api/press/outlets': 'staff',
  'POST /api/press/outlets/import': 'staff',
  'POST /api/press/outlets/:outletId': 'staff',
  'POST /api/press/outlets/:outletId/papers': 'staff',
  'POST /api/press/outlets/:outletId/papers/:paperId/end': 'staff',
  // Personal data: the auditor has no work with it.
  'GET /api/press/journalists': 'staff',
  'GET /api/press/journalists/csv': 'staff',
  'GET /api/press/journalists/:journalistId': 'staff',
  'POST /api/press/journalists': 'staff',
  'POST /api/press/journalists/import': 'staff',
  'POST /api/press/journalists/:journalistId': 'staff',
  'POST /api/press/journalists/:journalistId/consent': 'staff',
  'POST /api/press/journalists/:journalistId/erasure': 'staff',
  'POST /api/press/journalists/:journalistId/bounce/clear': 'staff',
  'GET /api/press/lists': 'staff',
  'GET /api/press/lists/:listId': 'staff',
  'GET /api/press/lists/:listId/members': 'staff',
  'POST /api/press/lists': 'staff',
  'POST /api/press/lists/:listId': 'staff',
  'POST /api/press/lists/:listId/members': 'staff',

  'GET /api/channels': 'administrator',
  'GET /api/destinations': 'readers',
  'POST /api/destinations': 'administrator',
  'GET /api/destinations/:destinationId': 'administrator',
  'POST /api/destinations/:destinationId': 'administrator',
  'POST /api/destinations/:destinationId/removal': 'administrator',
  'POST /api/destinations/:destinationId/trial': 'administrator',
  'POST /api/destinations/:destinationId/pause': 'staff',
  'POST /api/destinations/:destinationId/resumption': 'staff',
  'GET /api/dossiers/:dossierId/release': 'readers',
  'POST /api/publications/:publicationId/release': 'staff',
  'GET /api/deliveries/:deliveryId/picture': 'staff',
  'GET /api/deliveries/:deliveryId/proofs': 'readers',
  'POST /api/deliveries/:deliveryId/proofs': 'staff',
  'GET /api/proofs/:proofId/body': 'readers',
  'GET /api/proofs/:proofId/warc': 'readers',
  'GET /api/proofs/:proofId/picture': 'readers',
  'GET /api/proofs/:proofId/mhtml': 'readers',
  'GET /api/embargo-check': 'readers',
  'GET /api/release-setting': 'readers',
  'POST /api/release-setting': 'administrator',
  'GET /api/press/questions': 'staff',
  'GET /api/press/questions/:questionId': 'staff',
  'POST /api/press/questions': 'staff',
  'POST /api/press/questions/:questionId': 'staff',
  'POST /api/press/questions/:questionId/answers': 'staff',
  'GET /api/press/setting': 'staff',
  'POST /api/press/setting': 'administrator',
  'POST /api/press/dkim': 'administrator',
  'GET /api/press/bounce-mailbox': 'administrator',
  'POST /api/press/bounce-mailbox': 'administrator',
  'POST /api/press/bounce-mailbox/trial': 'administrator',
  'GET /api/press/subscribers': 'readers',
  'POST /api/press/subscribers/search': 'administrator',
  'POST /api/press/subscribers/:subscriberId/erasure': 'administrator',
  'GET /api/press/mailings/:deliveryId': 'staff',
  'GET /api/press/mailings/:deliveryId/recipients': 'staff',
  'GET /api/press/mailings/:deliveryId/csv': 'staff',
  'POST /api/press/mailings/:deliveryId/recipients/:recipientId/outcome': 'staff',

  'GET /api/publications': 'readers',
  'GET /api/publications/:publicationId': 'readers',
  'GET /api/deliveries/:deliveryId': 'readers',
  'POST /api/deliveries/:deliveryId/done': 'staff',
  'POST /api/publications/:publicationId/pin': 'staff',
  'POST /api/publications/:publicationId/term': 'staff',
  'POST /api/publications/:publicationId/review': 'staff',
  'GET /api/publications/:publicationId/coverage': 'readers',
  'GET /api/publications/:publicationId/coverage/:mentionId': 'readers',
  'GET /api/publications/:publicationId/receipts': 'readers',
  'GET /api/publications/:publicationId/receipts/csv': 'readers',
  'POST /api/deliveries/:deliveryId/retry': 'staff',
  'POST /api/deliveries/:deliveryId/outcome': 'staff',

  'GET /api/dossiers/:dossierId/sheets': 'readers',
  'POST /api/papers': 'readers',
  'GET /api/papers/:paperId': 'readers',
  'GET /api/papers/troubled': 'administrator',
  'POST /api/papers/:paperId/again': 'administrator',
  'GET /api/papers/:paperId/pdf': 'readers',
  'GET /api/signatures/waiting': 'readers',
  'POST /api/papers/:paperId/signature': 'staff',
  'POST /api/papers/:paperId/signature/give-up': 'staff',

  'GET /api/editorial-calendar': 'readers',
  'POST /api/editorial-calendar/events': 'staff',
  'POST /api/editorial-calendar/events/:eventId': 'staff',
  'GET /api/dossiers/:dossierId/plan': 'readers',
  'POST /api/dossiers/:dossierId/plan': 'staff',

  'GET /api/compliance': 'readers',
  'GET /api/compliance/visits': 'readers',
  'GET /api/compliance/xlsx': 'readers',

  'GET /api/reports/media-sheets': 'readers',
  'GET /api/reports/media-sheets/:sheetId': 'readers',
  'POST /api/reports/media-sheets': 'staff',
  'GET /api/reports/media-sheet-setting': 'readers',
  'POST /api/reports/media-sheet-setting': 'administrator',
  'POST /api/reports/media-sheet-reader': 'readers',
  'GET /api/reports/issue-map': 'readers',
  'GET /api/reports/issue-map/:form': 'readers',
  'GET /api/reports/clippings': 'readers',
  'GET /api/reports/clippings/xlsx': 'readers',

  'GET /api/agenda': 'readers',
  'GET /api/agenda/years': 'readers',
  'GET /api/agenda/expedition': 'readers',
  'GET /api/agenda/:entryId': 'readers',
  // Which post keeps the book is then the store's to ask.
  'POST /api/agenda': 'staff',
  'POST /api/agenda/:entryId/void': 'staff',
  'POST /api/agenda/:entryId/srikandi': 'staff',
  'POST /api/agenda/:entryId/handover': 'staff',
  // Which letters came to a post of theirs is the store's to ask.
  'GET /api/letters': 'readers',
  'GET /api/letters/:letterId': 'readers',
  'POST /api/letters': 'staff',
  'POST /api/letters/:letterId/branches/:branchId/pass': 'staff',
  'POST /api/letters/:letterId/branches/:branchId/end': 'staff',
  'GET /api/books': 'readers',
  'POST /api/books': 'administrator',
  'POST /api/books/:bookId': 'administrator',
  'POST /api/book-uses': 'administrator',
  'GET /api/dispositions/:dispositionId': 'readers',
  'GET /api/filing/tables': 'readers',
  'GET /api/filing/tables/:tableId': 'readers',
  'GET /api/filing/tables/:tableId/csv': 'readers',
  'POST /api/filing/tables/check': 'administrator',
  'POST /api/filing/tables': 'administrator',
  'GET /api/filing/rules': 'readers',
  'POST /api/filing/rules': 'administrator',
  // Read by who reads the dossier; kept by the post that keeps the books, which the routes ask for themselves.
  'GET /api/dossiers/:dossierId/filing': 'readers',
  'GET /api/dossiers/:dossierId/filing/events': 'readers',
  'POST /api/dossiers/:dossierId/filing/series': 'staff',
  'POST /api/dossiers/:dossierId/filing/hold': 'staff',
  'POST /api/dossiers/:dossierId/filing/release': 'staff',
  'GET /api/archive': 'readers',
  'GET /api/archive/counts': 'readers',
  'GET /api/archive/:form': 'readers',
  'POST /api/disposals': 'staff',
  'GET /api/disposals': 'readers',
  'GET /api/disposals/:disposalId': 'readers',
  'GET /api/ledger/entries': 'readers',
  'GET /api/ledger/entries/:index': 'readers',
}

const callers = [
  'nobody',
  'fungsional',
  'kepala-bidang',
  'sekretaris',
  'kepala-dinas',
  'administrator',
  'auditor',
] as const
type Caller = (typeof callers)[number]

/** Refused for who one is, before anything of the request is looked at. */
function isRefused(row: Row, caller: Caller): boolean {
  switch (row) {
    case 'everyone':
      return false
    case 'readers':
      return caller === 'nobody'
    case 'staff':
    case 'step 1':
      return caller === 'nobody' || caller === 'auditor'
    case 'administrator':
      return caller !== 'administrator'
    case 'who looks after':
      return caller !== 'administrator' && caller !== 'auditor'
  }
}

describe('who may ask what', () => {
  let office: TestOffice
  let routes: string[] = []
  before(async () => {
    office = await openTestOffice()
    const { body } = await office.nobody.send('GET', '/api/openapi.json')
    const paths = body['paths'] as Record<string, Record<string, unknown>>
    routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    )
  })
  after(() => office.close())

  test('every route of the API has its row, and every row its route', () => {
    assert.deepEqual(routes.toSorted(), Object.keys(table).toSorted())
  })

  const at = (caller: Caller): TestPerson => (caller === 'nobody' ? office.nobody : office.people[caller])
  const strangers = new Set(['sign-in-needed', 'not-your-role'])
  for (const caller of callers)
    test(`${caller}: each route is open or shut as its row says`, async () => {
      for (const [route, row] of Object.entries(table)) {
        const [method, path] = route.split(' ') as [string, string]
        const address = path.replace(
          /:(\w+)/g,
          (_, name: string) =>
            ({ hash: 'a'.repeat(64), on: '2026-08-17', form: 'csv', index: '0', size: '1', token: 'x'.repeat(32) })[
              name
            ] ?? randomUUID(),
        )
        const reply = await at(caller).send(method, address, method === 'GET' ? undefined : {}, {
          'idempotency-key': randomUUID(),
        })
        const shut = (reply.status === 401 || reply.status === 403) && strangers.has(String(reply.body['code']))
        assert.equal(shut, isRefused(row, caller), `${caller} ${route}: ${reply.status} ${String(reply.body['code'])}`)
        assert.ok(reply.status < 500, `${caller} ${route}: ${reply.status}`)
      }
    })

  test('a token that was revoked or is not ours opens nothing', async () => {
    for (const authorization of [
      'Bearer siar_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      'Bearer x',
      'Basic eDp5',
      'Bearer siar_\u00e9',
    ])
      assert.equal((await office.nobody.send('GET', '/api/me', undefined, { authorization })).status, 401)
  })

  test('a person who left has no access from that day on, also by a token made before', async () => {
    const { auditor } = office.people
    assert.equal((await auditor.send('GET', '/api/me')).status, 200)
    await office.db.updateTable('person').set({ left_on: '2026-01-01' }).where('id', '=', auditor.personId).execute()
    assert.equal((await auditor.send('GET', '/api/me')).status, 401)
  })
})
