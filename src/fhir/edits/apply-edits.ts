import { neutrophilLymphocyteRatio } from '../../model/nlr.ts'
import { roundTo } from '../../model/rounding.ts'
import type { Candidate, ChartInputs, DeltaTReading, Known, Reading, Source } from '../chart-inputs.ts'
import { ANALYTES, type Analyte } from '../codes/analytes.ts'
import { MODEL_UNIT } from '../codes/unit-aliases.ts'
import { unitReader } from '../codes/units.ts'
import { withAnswers } from '../criteria/criteria.ts'
import { withDataCriterion } from '../criteria/read-criteria.ts'
import { NOT_GIVEN } from '../read/read-nlr.ts'
import { evidenceFor } from '../read/select-nearest.ts'
import type { ReadContext } from '../read-context.ts'
import type { ChartTime } from '../resources/chart-time.ts'
import type { ChosenCandidate, EditFault, Edits, NlrEdit, QuantityEdit } from './edits.ts'
import { type Checked, entryDate } from './entry-date.ts'

/**
 * The chart with the user's entries in place of its own readings, which stay listed as passed over. A faulty entry changes
 * nothing and is named. An entered start is not applied here: the chart given must have been read by it (`withTherapyStart`).
 */
export function applyEdits(
  chart: ChartInputs,
  edits: Edits,
  context: ReadContext,
): { chart: ChartInputs; faults: readonly EditFault[] } {
  const faults: EditFault[] = []
  const take = <Value extends object>(
    input: keyof Edits,
    checked: Checked<Value> | undefined,
  ): Partial<Value> => {
    if (checked === undefined) return {}
    if (checked.ok) return checked.value
    faults.push({ input, code: checked.code })
    return {}
  }
  if (edits.therapyStart?.kind === 'start') take('therapyStart', entryDate(edits.therapyStart.date, context))
  const edited = withDataCriterion({
    ...chart,
    criteria: withAnswers(chart.criteria, edits.answers ?? {}),
    ...take('nlr', edits.nlr && editNlr(chart, edits.nlr, context)),
    ...take('albumin', edits.albumin && editQuantity('albumin', chart, edits.albumin, context)),
    ...take('diameter', edits.diameter && editQuantity('diameter', chart, edits.diameter, context)),
    ...take('deltaT', edits.deltaT && editDeltaT(chart, edits.deltaT, context)),
  })
  return { chart: edited, faults }
}

function editQuantity(
  input: 'albumin' | 'diameter',
  chart: ChartInputs,
  edit: QuantityEdit | ChosenCandidate,
  context: ReadContext,
): Checked<Partial<ChartInputs>> {
  const reading = chart[input]
  if (edit.kind === 'candidate') {
    const chosen = chooseCandidate(
      reading,
      MODEL_UNIT[input === 'albumin' ? 'albumin' : 'length'],
      edit,
      chart,
      context,
    )
    return chosen.ok ? { ok: true, value: { [input]: chosen.value } } : chosen
  }
  const analyte = input === 'albumin' ? ANALYTES.albumin : ANALYTES.tumourDiameter
  const value = convertEntry(analyte, edit.value, edit.unit, context)
  if (!value.ok) return value
  const time = entryDate(edit.date, context)
  if (!time.ok) return time
  const source = entered(`${edit.value} ${edit.unit}`, time.value)
  const known = enteredReading(
    value.value,
    MODEL_UNIT[analyte.kind],
    source,
    time.value,
    reading,
    chart,
    context,
  )
  return { ok: true, value: { [input]: known } }
}

function editNlr(
  chart: ChartInputs,
  edit: NlrEdit | ChosenCandidate,
  context: ReadContext,
): Checked<Partial<ChartInputs>> {
  if (edit.kind === 'candidate') {
    const chosen = chooseCandidate(chart.nlr, MODEL_UNIT.ratio, edit, chart, context)
    return chosen.ok ? { ok: true, value: { nlr: chosen.value, anc: NOT_GIVEN, alc: NOT_GIVEN } } : chosen
  }
  const time = entryDate(edit.date, context)
  if (!time.ok) return time
  if (edit.kind === 'ratio') {
    const ratio = checkPlausible(ANALYTES.nlr, edit.ratio)
    if (!ratio.ok) return ratio
    const source = entered(String(edit.ratio), time.value)
    const nlr = enteredReading(ratio.value, '1', source, time.value, chart.nlr, chart, context)
    return { ok: true, value: { nlr, anc: NOT_GIVEN, alc: NOT_GIVEN } }
  }
  const anc = convertEntry(ANALYTES.neutrophils, edit.neutrophils, edit.unit, context)
  if (!anc.ok) return anc
  const alc = convertEntry(ANALYTES.lymphocytes, edit.lymphocytes, edit.unit, context)
  if (!alc.ok) return alc
  const ratio = neutrophilLymphocyteRatio(anc.value, alc.value)
  if (ratio === undefined) return { ok: false, code: 'implausible' }
  const enter = (value: number, unit: string, original: string, reading: Reading<number>) =>
    enteredReading(value, unit, entered(original, time.value), time.value, reading, chart, context)
  const both = `${edit.neutrophils} / ${edit.lymphocytes} ${edit.unit}`
  return {
    ok: true,
    value: {
      nlr: enter(ratio, '1', both, chart.nlr),
      anc: enter(anc.value, '10*9/L', `${edit.neutrophils} ${edit.unit}`, chart.anc),
      alc: enter(alc.value, '10*9/L', `${edit.lymphocytes} ${edit.unit}`, chart.alc),
    },
  }
}

function editDeltaT(
  chart: ChartInputs,
  edit: NonNullable<Edits['deltaT']>,
  context: ReadContext,
): Checked<Partial<ChartInputs>> {
  const time = entryDate(edit.date, context)
  if (!time.ok) return time
  // dT compares with an exam six weeks into therapy; without a start there is no baseline to measure the rest against.
  const { started } = chart.therapy
  if (started === undefined || time.value.to < started.from) return { ok: false, code: 'therapy-not-started' }
  const source = entered(edit.sign, time.value)
  const evidence = evidenceFor('entered-by-user', [source], time.value, chart.indexDate, context)
  const deltaT: DeltaTReading = {
    state: 'known',
    value: edit.sign,
    unit: '',
    evidence: { ...evidence, freshness: 'fresh', inPlaceOf: chartSources(chart.deltaT) },
    doubts: chart.deltaT.doubts,
    passedOver: replaced(chart.deltaT, undefined),
    exams: chart.deltaT.exams,
  }
  return { ok: true, value: { deltaT } }
}

function chooseCandidate(
  reading: Reading<number>,
  unit: string,
  { reference }: ChosenCandidate,
  chart: ChartInputs,
  context: ReadContext,
): Checked<Known<number>> {
  const candidate = [...reading.passedOver, ...reading.doubts].find(
    (item) => item.reference === reference && item.converted?.unit === unit,
  )
  if (candidate?.converted === undefined || candidate.time === undefined) {
    // By another index date the chart's own rule may have come to choose it.
    if (reading.state === 'known' && isOnlySource(reading, reference)) return { ok: true, value: reading }
    return { ok: false, code: 'unit-not-accepted' }
  }
  const { reason: _, converted, ...source } = candidate
  return {
    ok: true,
    value: {
      state: 'known',
      value: converted.value,
      unit: converted.unit,
      evidence: {
        ...evidenceFor('chosen-by-user', [source], candidate.time, chart.indexDate, context),
        inPlaceOf: chartSources(reading),
      },
      doubts: reading.doubts.filter((item) => item !== candidate),
      passedOver: replaced(
        { ...reading, passedOver: reading.passedOver.filter((item) => item !== candidate) },
        converted.unit,
      ),
    },
  }
}

function isOnlySource({ evidence: { sources } }: Known<number>, reference: string): boolean {
  return sources.length === 1 && sources[0]?.reference === reference
}

function enteredReading(
  value: number,
  unit: string,
  source: Source,
  time: ChartTime,
  reading: Reading<number>,
  chart: ChartInputs,
  context: ReadContext,
): Known<number> {
  return {
    state: 'known',
    value,
    unit,
    evidence: {
      ...evidenceFor('entered-by-user', [source], time, chart.indexDate, context),
      inPlaceOf: chartSources(reading),
    },
    doubts: reading.doubts,
    passedOver: replaced(reading, unit),
  }
}

function chartSources(reading: Reading<number> | DeltaTReading): readonly Source[] {
  return reading.state === 'unknown' ? [] : reading.evidence.sources
}

/** What was passed over, and before it what the user's entry replaces. */
function replaced(reading: Reading<number> | DeltaTReading, unit: string | undefined): Candidate[] {
  if (reading.state !== 'known') return [...reading.passedOver]
  const converted =
    typeof reading.value === 'number' && unit !== undefined && reading.evidence.sources.length === 1
      ? { value: reading.value, unit }
      : undefined
  return [
    ...reading.evidence.sources.map((source) => ({
      ...source,
      reason: 'replaced-by-user' as const,
      converted,
    })),
    ...reading.passedOver,
  ]
}

function entered(original: string, time: ChartTime): Source {
  return { reference: undefined, versionId: undefined, name: '', original, time, status: undefined }
}

function convertEntry(analyte: Analyte, value: number, unit: string, context: ReadContext): Checked<number> {
  const factor = unitReader(context.site.reading).factor(analyte.kind, unit)
  if (factor === undefined) return { ok: false, code: 'unit-not-accepted' }
  return checkPlausible(analyte, roundTo(value * factor, analyte.decimals))
}

function checkPlausible(analyte: Analyte, value: number): Checked<number> {
  if (!Number.isFinite(value)) return { ok: false, code: 'not-a-number' }
  const [least, most] = analyte.plausible
  return value >= least && value <= most ? { ok: true, value } : { ok: false, code: 'implausible' }
}
