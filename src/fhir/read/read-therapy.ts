import type { IndexDate, ReadTopic } from '../chart-inputs.ts'
import type { Drug } from '../codes/drugs.ts'
import type { ReadContext } from '../read-context.ts'
import type { RejectionReason } from '../reasons.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import { type ChartTime, calendarDay, chartTime, instant } from '../resources/chart-time.ts'
import { isRefusedPlan } from '../resources/source-gaps.ts'
import { chartPatient } from '../resources/subject.ts'
import type { ChartContext } from './chart-context.ts'
import { type Course, coursesOf, type Trace } from './courses.ts'
import { type DrugEntry, drugDoubt, drugEntries } from './drug-records.ts'
import type { DrugRecord, Therapy } from './therapy.ts'

/**
 * When the combination began, as far as the chart tells (docs/reading-rules.md, 1): every record that may count is tried at
 * every time it leaves possible, and the starts that come out are what is possible.
 */
export function readTherapy(
  resources: ChartResources,
  context: ChartContext,
): { therapy: Therapy; index: IndexDate } {
  const entries = drugEntries(resources, context)
  const onFile = indexOf(entries, context)
  const sure = coursesOf(traces(entries.filter(isSure), 'least'), context.site.reading.courseGapDays)
  const { enteredStart } = context
  const index = enteredStart === undefined ? onFile : entered(enteredStart, onFile, context)
  const started = index.state === 'known' ? index.time : undefined
  const therapy: Therapy = {
    started,
    lenvatinib: recordsOf('lenvatinib', entries),
    camrelizumab: recordsOf('camrelizumab', entries),
    doubts: index.doubts,
    // While the start is open, only what ended before the earliest that is possible was a course before it.
    earlier: sure
      .filter(({ lastTrace }) => lastTrace.to < (index.from?.from ?? Number.NEGATIVE_INFINITY))
      .map(({ start, lastTrace }) => ({ from: start, to: lastTrace })),
  }
  return { therapy, index }
}

/** The index date alone, for who need not read the rest of a chart. */
export function readIndexDate(resources: ChartResources, context: ReadContext): IndexDate {
  return readTherapy(resources, { ...context, patient: chartPatient(resources, context) }).index
}

/** The start as the user says it, with what the chart alone says beside it. */
function entered(start: ChartTime | 'not-begun', onFile: IndexDate, { asOf }: ChartContext): IndexDate {
  const common = {
    basis: 'entered' as const,
    references: [],
    doubts: onFile.doubts,
    onFile,
    lookedIn: onFile.lookedIn,
    examsSpeakAgainst: false,
  }
  const time = start === 'not-begun' ? instant(asOf) : start
  return { ...common, state: start === 'not-begun' ? 'not-begun' : 'known', time, from: time }
}

function isSure({ doubt }: DrugEntry): boolean {
  return doubt === undefined
}

function recordsOf(drug: Drug, entries: readonly DrugEntry[]): DrugRecord[] {
  return entries.flatMap(({ drugs, doubt, reference, kind, text, date, status }) =>
    drugs.includes(drug) && doubt === undefined && reference !== undefined && status !== undefined
      ? [{ reference, kind, text, date, status }]
      : [],
  )
}

type Until = 'least' | 'most'

function traces(
  entries: readonly DrugEntry[],
  until: Until,
  at?: (entry: DrugEntry) => ChartTime | undefined,
): Trace[] {
  return entries.flatMap((entry) => {
    const time = at?.(entry) ?? entry.time
    if (time === undefined) return []
    const end = until === 'least' ? entry.untilLeast : entry.untilMost
    return entry.drugs.map((drug) => ({
      drug,
      time,
      until: Math.max(end, time.to),
      reference: entry.reference,
    }))
  })
}

/** A start that comes out of one way to read the drug records; undefined where none does. */
type Start = Course | undefined

function indexOf(entries: readonly DrugEntry[], context: ChartContext): IndexDate {
  const asOf = instant(context.asOf)
  const none = {
    from: undefined,
    basis: 'none' as const,
    references: [],
    onFile: undefined,
    lookedIn: lookedIn(context),
    examsSpeakAgainst: false,
  }
  const doubts = entries.flatMap((entry) =>
    entry.doubt === undefined ? [] : [drugDoubt(entry, entry.doubt)],
  )
  // A kind of record that the EHR does not keep is not missing from its chart; orders every EHR keeps.
  const isUnread = (topics: readonly ReadTopic[]) =>
    context.failures.some(
      (failure) =>
        topics.includes(failure.topic) &&
        (failure.code !== 'not-supported' || failure.topic === 'orders') &&
        !isRefusedPlan(failure),
    )
  if (isUnread(['administrations', 'orders', 'statements'])) {
    return { ...none, state: 'unknown', time: asOf, doubts }
  }
  const starts = possibleStarts(entries, context)
  const known = starts.flatMap((start) => start ?? [])
  const [first] = known.toSorted((a, b) => a.start.from - b.start.from)
  const last = known.toSorted((a, b) => a.start.to - b.start.to).at(-1)
  if (first === undefined || last === undefined) {
    // A supply follows its order, and a plan precedes it: what was not read of them tells of a start only where nothing else does.
    if (isUnread(['dispenses', 'plans'])) return { ...none, state: 'unknown', time: asOf, doubts }
    return { ...none, state: 'not-begun', time: asOf, from: asOf, doubts }
  }
  const mayNotHaveBegun = starts.includes(undefined)
  const isOne = known.every(({ start }) => start.from === first.start.from && start.to === first.start.to)
  if (isOne && !mayNotHaveBegun) {
    const record = entries.find(({ reference }) => reference === first.second.reference)
    return {
      ...none,
      state: 'known',
      time: first.start,
      from: first.start,
      basis: record?.kind ?? 'none',
      references: first.references,
      doubts,
    }
  }
  const time = mayNotHaveBegun ? asOf : last.start
  return Number.isFinite(first.start.from)
    ? { ...none, state: 'between', from: first.start, time, doubts }
    : { ...none, state: 'unknown', time, doubts }
}

function lookedIn({ isFile = false, failures }: ChartContext): IndexDate['lookedIn'] {
  if (isFile) return 'file'
  return failures.some(isRefusedPlan) ? 'searches-without-plans' : 'searches'
}

const DATES: readonly (RejectionReason | undefined)[] = ['date-missing', 'date-imprecise', 'date-invalid']

/** More records in doubt than these are not tried one by one: the start then lies anywhere from the first of all on. */
const MOST_TRIED = 200

/**
 * The starts that the records leave possible. Those that surely count are in every reading, those without a day among them at
 * the ends of what their dates say and beside any other record; each other doubtful one may count or not, and so may all from
 * any of them on.
 */
function possibleStarts(entries: readonly DrugEntry[], context: ChartContext): Start[] {
  const { timeZone, reading } = context.site
  const surely = entries.filter(isSure)
  const floating = distinct(entries.filter(({ doubt }) => DATES.includes(doubt)))
  const inDoubt = distinct(entries.filter(({ doubt }) => doubt !== undefined && !DATES.includes(doubt)))
  if (floating.length + inDoubt.length > MOST_TRIED) return anyStart(entries, timeZone)
  const doubtful = inDoubt.toSorted((a, b) => a.earliest - b.earliest)
  const ends = new Map(
    [...floating, ...doubtful].map((entry) => [
      entry,
      { earliest: dayAt(entry.earliest, timeZone), latest: dayAt(entry.latest, timeZone) },
    ]),
  )
  const startOf = (list: readonly Trace[]): Start => coursesOf(list, reading.courseGapDays).at(-1)
  const starts: Start[] = []
  // A dose in doubt may tell the hour of an order of its day, or not; one without a day any hour.
  const plain = byTheClock(surely, surely)
  const readings = [plain, byTheClock(surely, entries), atTheLatest(plain, entries)].filter(
    (list, place) => place === 0 || list.some(({ time }, index) => time !== plain[index]?.time),
  )
  for (const [exact, until] of readings.flatMap((exact) => [
    [exact, 'least'] as const,
    [exact, 'most'] as const,
  ])) {
    const sure = traces(exact, until)
    const one = (entry: DrugEntry, time: ChartTime | undefined) =>
      traces([entry], until, () => time ?? entry.time)
    const at = (entry: DrugEntry, end: 'earliest' | 'latest') =>
      one(entry, entry.time ?? ends.get(entry)?.[end])
    for (const end of ['earliest', 'latest'] as const) {
      const placed = floating.map((entry) => at(entry, end))
      const base = [...sure, ...placed.flat()]
      starts.push(startOf(base), startOf([...base, ...doubtful.flatMap((entry) => at(entry, end))]))
      const other = end === 'earliest' ? 'latest' : 'earliest'
      starts.push(startOf([...base, ...doubtful.flatMap((entry) => at(entry, other))]))
      const upTo: Trace[] = [...base]
      for (const entry of doubtful) {
        for (const time of placesOf(entry, entries, ends))
          starts.push(startOf([...base, ...one(entry, time)]))
        upTo.push(...at(entry, end))
        starts.push(startOf(upTo))
      }
      for (const [place, entry] of floating.entries()) {
        const rest = [...sure, ...placed.filter((_, index) => index !== place).flat()]
        for (const time of placesOf(entry, entries, ends))
          starts.push(startOf([...rest, ...one(entry, time)]))
      }
    }
  }
  return starts
}

/** Not begun, or begun at the first trace of all: whatever the start is, it lies between. None where one drug is not on file. */
function anyStart(entries: readonly DrugEntry[], timeZone: string | undefined): Start[] {
  const [first] = entries.toSorted((a, b) => a.earliest - b.earliest)
  const isBoth = (['lenvatinib', 'camrelizumab'] as const).every((drug) =>
    entries.some(({ drugs }) => drugs.includes(drug)),
  )
  if (first === undefined || !isBoth) return [undefined]
  const start = dayAt(first.earliest, timeZone)
  const trace = {
    drug: first.drugs[0] ?? 'lenvatinib',
    time: start,
    until: start.to,
    reference: first.reference,
  }
  return [undefined, { start, references: [], first: trace, second: trace, lastTrace: start }]
}

/** An order, statement or supply of the day on which a dose of the same drug is on record counts from that dose on. */
function byTheClock(entries: readonly DrugEntry[], doses: readonly DrugEntry[]): DrugEntry[] {
  return entries.map((entry) => {
    if (entry.time?.precision !== 'day') return entry
    // Any of them: the doses are records of their own, and the first of them gives the start.
    const dose = doses.find(
      ({ time, drugs }) =>
        time?.precision === 'instant' &&
        time.from >= entry.earliest &&
        time.from <= entry.latest &&
        drugs.some((drug) => entry.drugs.includes(drug)),
    )?.time
    return dose === undefined ? entry : { ...entry, time: dose }
  })
}

/** Orders, statements and supplies of a day on which a dose without a day may lie may count from the end of that day on. */
function atTheLatest(entries: readonly DrugEntry[], all: readonly DrugEntry[]): DrugEntry[] {
  const doses = all.filter(({ kind, time }) => kind === 'administration' && time === undefined)
  return entries.map((entry) => {
    const isOpen = doses.some(
      ({ drugs, earliest, latest }) =>
        earliest <= entry.latest &&
        latest >= entry.earliest &&
        drugs.some((drug) => entry.drugs.includes(drug)),
    )
    return isOpen && entry.time?.precision === 'day'
      ? { ...entry, time: { ...entry.time, from: entry.time.to, precision: 'instant' } }
      : entry
  })
}

/** Doubtful records of the same drugs at the same time leave the same possible: one stands for all. */
function distinct(entries: readonly DrugEntry[]): DrugEntry[] {
  const key = ({ drugs, earliest, latest, untilLeast, untilMost }: DrugEntry) =>
    JSON.stringify([drugs, String(earliest), latest, String(untilLeast), String(untilMost)])
  return [...new Map(entries.map((entry) => [key(entry), entry])).values()]
}

type Ends = ReadonlyMap<DrugEntry, { readonly earliest: ChartTime; readonly latest: ChartTime }>

/** Where a record may lie: at the ends of what its date leaves open, and beside any other record in between. */
function placesOf(entry: DrugEntry, entries: readonly DrugEntry[], ends: Ends): ChartTime[] {
  if (entry.time !== undefined) return [entry.time]
  const { earliest, latest } = entry
  const beside = entries.flatMap(({ time }) =>
    time !== undefined && time.from >= earliest && time.to <= latest ? [time] : [],
  )
  const own = ends.get(entry)
  return own === undefined ? beside : [own.earliest, own.latest, ...beside]
}

/** A day as a time; without an end in the past it is before all others. */
function dayAt(at: number, timeZone: string | undefined): ChartTime {
  if (!Number.isFinite(at)) return { text: '', from: at, to: at, precision: 'day' }
  const moment: ChartTime = { text: '', from: at, to: at, precision: 'instant' }
  const day = chartTime(calendarDay(moment, timeZone), timeZone)
  return day.ok ? day.time : moment
}
