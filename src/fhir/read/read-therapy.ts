import type { IndexDate, ReadTopic } from '../chart-inputs.ts'
import type { Drug } from '../codes/drugs.ts'
import type { ReadContext } from '../read-context.ts'
import type { RejectionReason } from '../reasons.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import { type ChartTime, calendarDay, chartTime, instant } from '../resources/chart-time.ts'
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
    earlier: sure
      .filter(({ lastTrace }) => lastTrace.to < (started ?? instant(context.asOf)).from)
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
      ? [{ reference, kind, text: text === '' ? drug : text, date, status }]
      : [],
  )
}

type Until = 'least' | 'most'

function traces(entries: readonly DrugEntry[], until: Until, at?: (entry: DrugEntry) => ChartTime): Trace[] {
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
    examsSpeakAgainst: false,
  }
  const doubtful = entries.filter((entry) => !isSure(entry))
  const doubts = doubtful.flatMap((entry) =>
    entry.doubt === undefined ? [] : [drugDoubt(entry, entry.doubt)],
  )
  // A kind of record that the EHR does not keep is not missing from its chart; orders every EHR keeps.
  const isUnread = (topics: readonly ReadTopic[]) =>
    context.failures.some(
      ({ topic, code }) => topics.includes(topic) && (code !== 'not-supported' || topic === 'orders'),
    )
  if (isUnread(['administrations', 'orders', 'statements'])) {
    return { ...none, state: 'unknown', time: asOf, doubts }
  }
  const starts = possibleStarts(entries, context)
  const known = starts.flatMap((start) => start ?? [])
  const [first] = known.toSorted((a, b) => a.start.from - b.start.from)
  const last = known.toSorted((a, b) => a.start.to - b.start.to).at(-1)
  if (first === undefined || last === undefined) {
    // A supply follows its order: dispenses that were not read tell of a start only where nothing else does.
    if (isUnread(['dispenses'])) return { ...none, state: 'unknown', time: asOf, doubts }
    return { ...none, state: 'not-begun', time: asOf, from: asOf, doubts }
  }
  const mayNotHaveBegun = starts.includes(undefined)
  if (first.start.from === last.start.from && first.start.to === last.start.to && !mayNotHaveBegun) {
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

const DATES: readonly (RejectionReason | undefined)[] = ['date-missing', 'date-imprecise', 'date-invalid']

/**
 * The starts that the records leave possible. Those that surely count are in every reading, those without a day among them at
 * the ends of what their dates say and beside any other record; each other doubtful one may count or not.
 */
function possibleStarts(entries: readonly DrugEntry[], context: ChartContext): Start[] {
  const { timeZone, reading } = context.site
  const exact = byTheClock(entries.filter(isSure))
  const floating = distinct(entries.filter(({ doubt }) => DATES.includes(doubt)))
  const doubtful = distinct(entries.filter((entry) => !isSure(entry) && !floating.includes(entry)))
  const startOf = (list: readonly Trace[]): Start => coursesOf(list, reading.courseGapDays).at(-1)
  const starts: Start[] = []
  for (const until of ['least', 'most'] as const) {
    for (const end of ['earliest', 'latest'] as const) {
      const at = (which: 'earliest' | 'latest') => (entry: DrugEntry) =>
        entry.time ?? dayAt(entry[which], timeZone)
      const base = [...traces(exact, until), ...traces(floating, until, at(end))]
      const each = (entry: DrugEntry, rest: readonly Trace[]) =>
        placesOf(entry, entries, timeZone).map((time) =>
          startOf([...rest, ...traces([entry], until, () => time)]),
        )
      starts.push(
        startOf(base),
        startOf([...base, ...traces(doubtful, until, at('earliest'))]),
        startOf([...base, ...traces(doubtful, until, at('latest'))]),
        ...doubtful.flatMap((entry) => each(entry, base)),
        ...floating.flatMap((entry) =>
          each(entry, [
            ...traces(exact, until),
            ...traces(
              floating.filter((other) => other !== entry),
              until,
              at(end),
            ),
          ]),
        ),
      )
    }
  }
  return starts
}

/** An order, statement or supply of the day on which a dose of the same drug is on record counts from that dose on. */
function byTheClock(entries: readonly DrugEntry[]): DrugEntry[] {
  return entries.map((entry) => {
    if (entry.time?.precision !== 'day') return entry
    const [dose] = entries
      .flatMap(({ time, drugs }) =>
        time?.precision === 'instant' &&
        time.from >= entry.earliest &&
        time.from <= entry.latest &&
        drugs.some((drug) => entry.drugs.includes(drug))
          ? [time]
          : [],
      )
      .toSorted((a, b) => a.from - b.from)
    return dose === undefined ? entry : { ...entry, time: dose }
  })
}

/** Doubtful records of the same drugs at the same time leave the same possible: one stands for all. */
function distinct(entries: readonly DrugEntry[]): DrugEntry[] {
  const key = ({ drugs, earliest, latest, untilLeast, untilMost }: DrugEntry) =>
    JSON.stringify([drugs, String(earliest), latest, String(untilLeast), String(untilMost)])
  return [...new Map(entries.map((entry) => [key(entry), entry])).values()]
}

function placesOf(
  entry: DrugEntry,
  entries: readonly DrugEntry[],
  timeZone: string | undefined,
): ChartTime[] {
  if (entry.time !== undefined) return [entry.time]
  const { earliest, latest } = entry
  const beside = entries.flatMap(({ time }) =>
    time !== undefined && time.from >= earliest && time.to <= latest ? [time] : [],
  )
  return [dayAt(earliest, timeZone), dayAt(latest, timeZone), ...beside]
}

/** A day as a time; without an end in the past it is before all others. */
function dayAt(at: number, timeZone: string | undefined): ChartTime {
  if (!Number.isFinite(at)) return { text: '', from: at, to: at, precision: 'day' }
  const moment: ChartTime = { text: '', from: at, to: at, precision: 'instant' }
  const day = chartTime(calendarDay(moment, timeZone), timeZone)
  return day.ok ? day.time : moment
}
