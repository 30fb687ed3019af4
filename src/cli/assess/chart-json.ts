import type {
  Candidate,
  ChartInputs,
  DeltaTReading,
  IndexDate,
  Reading,
  Source,
  StiffnessExam,
} from '../../fhir/chart-inputs.ts'
import { calendarDay } from '../../fhir/resources/chart-time.ts'
import { versioned } from '../../fhir/write/input-sources.ts'
import type { DeltaTSign } from '../../model/predictor.ts'
import { filled } from '../filled.ts'
import { valueJson } from './assessment-json.ts'
import {
  type JsonDeltaT,
  type JsonInput,
  type JsonOutput,
  type JsonSource,
  jsonDeltaT,
  jsonInput,
  jsonPassedOver,
  jsonSource,
  startDoubt,
} from './json-output.ts'

/** What the document says of a chart: patient, index date, inputs with their provenance, criteria. */
export function chartJson(
  chart: ChartInputs,
  timeZone: string | undefined,
): Pick<JsonOutput, 'patient' | 'indexDate' | 'inputs' | 'criteria' | 'unmapped'> {
  const { patient, indexDate } = chart
  const input = (reading: Reading<number>) => inputJson(reading, timeZone)
  return {
    patient: {
      id: patient.id,
      name: patient.name,
      birthDate: patient.birthDate ?? null,
      gender: patient.gender ?? null,
      deceased: patient.deceased === undefined ? null : { date: patient.deceased.date ?? null },
    },
    indexDate: startJson(indexDate, timeZone),
    unmapped: chart.unmapped.map(({ system, code, name, count }) => ({
      ...{ system: system ?? null, code: code ?? null },
      ...{ name, count },
    })),
    inputs: {
      anc: input(chart.anc),
      alc: input(chart.alc),
      nlr: input(chart.nlr),
      albumin: input(chart.albumin),
      diameter: input(chart.diameter),
      deltaT: deltaTJson(chart.deltaT, timeZone),
    },
    criteria: chart.criteria.map(({ id, state, evidence }) => ({
      id,
      state,
      evidence: evidence.map(({ reference, text, date }) => ({ reference, text, date: date ?? null })),
    })),
  }
}

function startJson(indexDate: IndexDate, timeZone: string | undefined): JsonOutput['indexDate'] {
  const { state, time, from, basis, references, doubts, examsSpeakAgainst } = indexDate
  const isBetween = state === 'between'
  return {
    state,
    date: state === 'known' || state === 'not-begun' ? calendarDay(time, timeZone) : null,
    from: isBetween && from !== undefined ? calendarDay(from, timeZone) : null,
    to: isBetween ? calendarDay(time, timeZone) : null,
    basis,
    references: [...references],
    doubts: doubts.map(({ reference, kind, drug, text, date, status, reason }) =>
      filled(startDoubt, { reference, kind, drug, text, date, status, reason }),
    ),
    examsSpeakAgainst,
  }
}

function inputJson(reading: Reading<number> | Reading<DeltaTSign>, timeZone: string | undefined): JsonInput {
  const passedOver = reading.passedOver.map(candidateJson)
  const doubts = reading.doubts.map(candidateJson)
  if (reading.state === 'unknown') return filled(jsonInput, { reason: reading.reason, passedOver, doubts })
  const { evidence } = reading
  const sources = evidence.sources.map(sourceJson)
  return {
    ...valueJson(reading.state === 'known' ? reading.value : reading),
    because: reading.state === 'known' ? [] : [...reading.because],
    unit: reading.unit === '' ? null : reading.unit,
    date: calendarDay(evidence.time, timeZone),
    ageDays: evidence.ageDays,
    freshness: evidence.freshness,
    rule: evidence.rule,
    source: sources[0]?.reference ?? null,
    sources,
    // A range has no single value for a reason, too.
    reason: reading.state === 'known' ? null : (reading.because[0] ?? null),
    doubts,
    passedOver,
  }
}

function deltaTJson(reading: DeltaTReading, timeZone: string | undefined): JsonDeltaT {
  const { baseline, followUp, change, window } = reading.exams
  return filled(jsonDeltaT, {
    ...inputJson(reading, timeZone),
    baselineDate: baseline && calendarDay(baseline.time, timeZone),
    followUpDate: followUp && calendarDay(followUp.time, timeZone),
    followUpWindow: window && { ...window },
    sites: change && {
      counted: change.counted,
      needed: change.needed,
      directions: { ...change.directions },
      wouldDecide: [...change.wouldDecide],
    },
    unreadable: [...unreadableJson('baseline', baseline), ...unreadableJson('followUp', followUp)],
  })
}

function unreadableJson(
  exam: 'baseline' | 'followUp',
  found: StiffnessExam | undefined,
): JsonDeltaT['unreadable'] {
  return (found?.unreadable ?? []).map(({ site, original, reason }) => ({ exam, site, original, reason }))
}

function sourceJson(source: Source): JsonSource {
  const { name, original, time, status } = source
  return filled(jsonSource, { reference: versioned(source), name, original, date: time?.text, status })
}

function candidateJson(candidate: Candidate): JsonInput['passedOver'][number] {
  const { reason, converted } = candidate
  return filled(jsonPassedOver, {
    ...sourceJson(candidate),
    ...{ reason, value: converted?.value, unit: converted?.unit },
  })
}
