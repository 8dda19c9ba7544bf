import type { Phrase } from './phrase.ts'

/** What was read from a BPMN file otherwise than it stands there, and the words around exporting and importing one. */
export const bpmnWords = {
  export: { id: 'Unduh BPMN', en: 'Download BPMN' },
  import: { id: 'Impor BPMN', en: 'Import BPMN' },
  importTitle: { id: 'Rancangan edisi dari berkas BPMN', en: 'A draft edition from a BPMN file' },
  importAbout: {
    id: 'Berkas dari Siar dibaca utuh. Dari aplikasi lain dibaca apa yang muat dalam SOP, dan yang tidak muat disebut satu per satu.',
    en: 'A file from Siar is read whole. From other tools Siar reads what fits an SOP, and names whatever does not.',
  },
  file: { id: 'Berkas BPMN 2.0 (.bpmn, paling besar 1 MB)', en: 'BPMN 2.0 file (.bpmn, 1 MB at most)' },
  read: { id: 'Baca berkas', en: 'Read the file' },
  reading: { id: 'Membaca…', en: 'Reading…' },
  choose: { id: 'Pilih berkasnya dulu.', en: 'Choose the file first.' },
  made: {
    id: (steps: number, posts: number) => `Rancangan dibuat: ${steps} langkah, ${posts} jabatan.`,
    en: (steps: number, posts: number) => `The draft was made: ${steps} steps, ${posts} posts.`,
  },
  whole: {
    id: 'Semua isi berkas masuk ke rancangan.',
    en: 'Everything in the file is in the draft.',
  },
  notHeld: {
    id: (n: number) => `${n} hal berbeda dari berkasnya`,
    en: (n: number) => (n === 1 ? 'One thing differs from the file' : `${n} things differ from the file`),
  },
  openDraft: { id: 'Buka rancangan', en: 'Open the draft' },
} as const

/** How the parts of BPMN are called; one without a name here is called by its own. */
const parts: Readonly<Record<string, Phrase>> = {
  Association: { id: 'garis hubung', en: 'association' },
  BoundaryEvent: { id: 'peristiwa yang menempel pada kegiatan', en: 'boundary event' },
  BusinessRuleTask: { id: 'tugas aturan', en: 'business rule task' },
  CallActivity: { id: 'panggilan proses lain', en: 'call activity' },
  CancelEventDefinition: { id: 'pembatalan', en: 'cancel event' },
  ComplexGateway: { id: 'gerbang kompleks', en: 'complex gateway' },
  ConditionalEventDefinition: { id: 'peristiwa bersyarat', en: 'conditional event' },
  DataObject: { id: 'objek data', en: 'data object' },
  DataObjectReference: { id: 'objek data', en: 'data object' },
  DataStore: { id: 'penyimpanan data', en: 'data store' },
  DataStoreReference: { id: 'penyimpanan data', en: 'data store' },
  Definitions: { id: 'berkas', en: 'file' },
  Documentation: { id: 'uraian', en: 'documentation' },
  EndEvent: { id: 'peristiwa selesai', en: 'end event' },
  ErrorEventDefinition: { id: 'peristiwa galat', en: 'error event' },
  EscalationEventDefinition: { id: 'peristiwa eskalasi', en: 'escalation event' },
  EventBasedGateway: { id: 'gerbang peristiwa', en: 'event-based gateway' },
  ExclusiveGateway: { id: 'gerbang keputusan', en: 'exclusive gateway' },
  FormalExpression: { id: 'syarat', en: 'condition' },
  Group: { id: 'kelompok', en: 'group' },
  HumanPerformer: { id: 'penugasan orang', en: 'human performer' },
  InclusiveGateway: { id: 'gerbang inklusif', en: 'inclusive gateway' },
  IntermediateCatchEvent: { id: 'peristiwa antara', en: 'intermediate event' },
  IntermediateThrowEvent: { id: 'peristiwa antara', en: 'intermediate event' },
  Lane: { id: 'lajur', en: 'lane' },
  LinkEventDefinition: { id: 'peristiwa sambungan', en: 'link event' },
  Message: { id: 'pesan', en: 'message' },
  MessageEventDefinition: { id: 'peristiwa pesan', en: 'message event' },
  MessageFlow: { id: 'alur pesan', en: 'message flow' },
  MultiInstanceLoopCharacteristics: { id: 'pelaksanaan berganda', en: 'multiple instances' },
  ParallelGateway: { id: 'gerbang paralel', en: 'parallel gateway' },
  Participant: { id: 'pool lain', en: 'other pool' },
  PotentialOwner: { id: 'penugasan orang', en: 'potential owner' },
  Process: { id: 'proses lain', en: 'other process' },
  ReceiveTask: { id: 'tugas menerima', en: 'receive task' },
  ScriptTask: { id: 'tugas skrip', en: 'script task' },
  SendTask: { id: 'tugas mengirim', en: 'send task' },
  SequenceFlow: { id: 'panah', en: 'arrow' },
  ServiceTask: { id: 'tugas layanan', en: 'service task' },
  SignalEventDefinition: { id: 'peristiwa sinyal', en: 'signal event' },
  StandardLoopCharacteristics: { id: 'pengulangan kegiatan', en: 'loop' },
  StartEvent: { id: 'peristiwa mulai', en: 'start event' },
  SubProcess: { id: 'subproses', en: 'sub-process' },
  TerminateEventDefinition: { id: 'penghentian', en: 'terminate event' },
  TextAnnotation: { id: 'catatan pada gambar', en: 'text annotation' },
  TimerEventDefinition: { id: 'pewaktu', en: 'timer' },
  Transaction: { id: 'transaksi', en: 'transaction' },
}

/** What becomes of a part that is not kept, where that is more than its absence. */
const instead: Readonly<Record<string, Phrase>> = {
  ParallelGateway: {
    id: '; cabangnya menjadi langkah berurutan',
    en: '; its branches became steps one after another',
  },
  InclusiveGateway: {
    id: '; cabangnya menjadi langkah berurutan',
    en: '; its branches became steps one after another',
  },
}

const NAMES_SHOWN = 6

function quoted(names: readonly string[], language: 'id' | 'en'): string {
  const shown = names.slice(0, NAMES_SHOWN).map((it) => `“${it}”`)
  const more = names.length - shown.length
  const rest = more === 0 ? [] : [language === 'id' ? `${more} lagi` : `${more} more`]
  return [...shown, ...rest].join(', ')
}
const among = (names: readonly string[], language: 'id' | 'en') =>
  names.length === 0 ? '' : ` (${quoted(names, language)})`
const partName = (type: string, language: 'id' | 'en') => parts[type]?.[language] ?? type

/** A remark on what an import did, in both languages. */
export const bpmnNotes = {
  part: (type: string, count: number, names: readonly string[]): Phrase => ({
    id: `${count} ${partName(type, 'id')} tidak disimpan${among(names, 'id')}${instead[type]?.id ?? ''}.`,
    en: `${count} × ${partName(type, 'en')} not kept${among(names, 'en')}${instead[type]?.en ?? ''}.`,
  }),
  pool: (pools: readonly { readonly name: string; readonly activities: number }[]): Phrase => {
    const said = (language: 'id' | 'en') =>
      pools
        .slice(0, NAMES_SHOWN)
        .map((it) => `“${it.name}” (${it.activities} ${language === 'id' ? 'kegiatan' : 'activities'})`)
        .join(', ')
    return {
      id: `Hanya satu proses dibaca; ${pools.length} pool atau proses lain tidak disimpan: ${said('id')}.`,
      en: `Only one process is read; ${pools.length} other pools or processes are not kept: ${said('en')}.`,
    }
  },
  kind: (type: string, names: readonly string[]): Phrase => ({
    id: `Kegiatan jenis ${partName(type, 'id')} menjadi langkah biasa: ${quoted(names, 'id')}.`,
    en: `Activities of the kind ${partName(type, 'en')} became ordinary steps: ${quoted(names, 'en')}.`,
  }),
  inside: (name: string, count: number): Phrase => ({
    id: `Subproses “${name}” menjadi satu langkah; isinya (${count} unsur) hanya disebut di keterangan langkah itu.`,
    en: `The sub-process “${name}” became one step; what is in it (${count} parts) is only named in that step’s remarks.`,
  }),
  name: (type: string, name: string): Phrase => ({
    id: `Nama “${name}” pada ${partName(type, 'id')} tidak disimpan.`,
    en: `The name “${name}” (${partName(type, 'en')}) is not kept.`,
  }),
  attribute: (name: string, count: number, at: readonly string[]): Phrase => ({
    id: `Keterangan teknis “${name}” tidak disimpan, di ${count} tempat${among(at, 'id')}.`,
    en: `The technical detail “${name}” is not kept, in ${count} places${among(at, 'en')}.`,
  }),
  extension: (vendor: string, count: number, names: readonly string[]): Phrase => ({
    id: `Tambahan milik ${vendor} tidak disimpan, ${count} unsur${among(names, 'id')}.`,
    en: `What ${vendor} added is not kept, ${count} parts${among(names, 'en')}.`,
  }),
  documentation: (text: string): Phrase => ({
    id: `Uraian proses tidak disimpan: “${text}”.`,
    en: `The documentation of the process is not kept: “${text}”.`,
  }),
  remarks: (steps: readonly number[]): Phrase => ({
    id: `Uraian dalam berkas menjadi keterangan langkah ${steps.join(', ')}.`,
    en: `The documentation in the file became the remarks of step ${steps.join(', ')}.`,
  }),
  drawing: (): Phrase => ({
    id: 'Letak dan warna dalam gambar tidak disimpan; Siar menggambar sendiri.',
    en: 'Positions and colours of the drawing are not kept; Siar draws by itself.',
  }),
  order: (): Phrase => ({
    id: 'Urutan langkah disusun menurut arah panah, karena berkasnya tidak menulisnya berurutan.',
    en: 'The order of the steps follows the arrows, since the file does not list them in order.',
  }),
  noLanes: (name: string): Phrase => ({
    id: `Berkas tidak punya lajur jabatan; semua langkah diberi satu jabatan, “${name}”.`,
    en: `The file has no lanes for posts; every step was given one post, “${name}”.`,
  }),
  severalLanes: (name: string): Phrase => ({
    id: `“${name}” berada di lebih dari satu lajur; lajur pertama yang dipakai.`,
    en: `“${name}” stands in more than one lane; the first was taken.`,
  }),
  ownGateway: (name: string, step: number): Phrase => ({
    id: `Keputusan “${name}” tidak tepat sesudah satu kegiatan, jadi menjadi langkah ${step} sendiri.`,
    en: `The decision “${name}” does not follow just one activity, so it became step ${step} of its own.`,
  }),
  arrows: (step: number, drawn: readonly Phrase[], kept: Phrase): Phrase => ({
    id: `Sesudah langkah ${step} berkas menuju ${drawn.map((it) => it.id).join(' dan ') || 'tidak ke mana pun'}; dalam rancangan menuju ${kept.id}.`,
    en: `After step ${step} the file goes to ${drawn.map((it) => it.en).join(' and ') || 'nowhere'}; the draft goes to ${kept.en}.`,
  }),
  branch: (step: number, label: string, drawn: readonly Phrase[]): Phrase => ({
    id: `Cabang ${label === '' ? 'tanpa nama' : `“${label}”`} dari keputusan langkah ${step} ke ${drawn.map((it) => it.id).join(' dan ')} tidak disimpan.`,
    en: `The branch ${label === '' ? 'without a name' : `“${label}”`} from the decision at step ${step} to ${drawn.map((it) => it.en).join(' and ')} is not kept.`,
  }),
  answers: (step: number, yes: string, no: string): Phrase => {
    const said = (language: 'id' | 'en') =>
      [
        yes === '' ? '' : `“${yes}” ${language === 'id' ? 'menjadi YA' : 'became YES'}`,
        no === '' ? '' : `“${no}” ${language === 'id' ? 'menjadi TIDAK' : 'became NO'}`,
      ]
        .filter(Boolean)
        .join(language === 'id' ? ' dan ' : ' and ')
    return {
      id: `Cabang keputusan langkah ${step}: ${said('id')}.`,
      en: `At the decision of step ${step} ${said('en')}.`,
    }
  },
  guessed: (step: number, yes: Phrase): Phrase => ({
    id: `Cabang keputusan langkah ${step} tidak bernama ya atau tidak; yang menuju ${yes.id} dianggap YA.`,
    en: `The branches of the decision at step ${step} are not named yes or no; the one to ${yes.en} was taken for YES.`,
  }),
  cut: (where: string, max: number): Phrase => ({
    id: `${where} dipotong pada ${max} huruf, atau tanda yang tidak dapat disimpan dibuang.`,
    en: `${where} was cut at ${max} characters, or signs that cannot be kept were taken out.`,
  }),
  tooMany: (where: string, max: number, given: number): Phrase => ({
    id: `${where}: ${given} butir, paling banyak ${max} yang disimpan.`,
    en: `${where}: ${given} entries, of which at most ${max} are kept.`,
  }),
  value: (name: string, value: string): Phrase => ({
    id: `Nilai “${value}” untuk ${name} tidak berlaku dan tidak disimpan.`,
    en: `The value “${value}” for ${name} is not valid and not kept.`,
  }),
  postTwice: (given: string, name: string, id: string): Phrase => ({
    id: `Pengenal jabatan “${given}” dipakai dua lajur; ${name} menjadi “${id}”.`,
    en: `Two lanes use the post id “${given}”; ${name} became “${id}”.`,
  }),
  unread: (detail: string): Phrase => ({
    id: `Sebagian berkas tidak sesuai BPMN 2.0 dan tidak terbaca: ${detail}.`,
    en: `A part of the file is not BPMN 2.0 and was not read: ${detail}.`,
  }),
  more: (count: number): Phrase => ({
    id: `Masih ada ${count} hal lain yang tidak disimpan.`,
    en: `${count} further things are not kept.`,
  }),
}
export type BpmnNoteCode = keyof typeof bpmnNotes

/** Where a step leads, as the notes say it. */
export const bpmnTargets = {
  step: (number: number): Phrase => ({ id: `langkah ${number}`, en: `step ${number}` }),
  end: { id: 'akhir', en: 'the end' } satisfies Phrase,
}
