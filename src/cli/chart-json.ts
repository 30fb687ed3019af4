import type {
  Candidate,
  ChartInputs,
  DeltaTReading,
  Reading,
  Source,
  StiffnessExam,
} from '../fhir/chart-inputs.ts'
import { calendarDay } from '../fhir/resources/chart-time.ts'
import { versioned } from '../fhir/write/input-sources.ts'
import type { DeltaTSign } from '../model/predictor.ts'
import type { JsonDeltaT, JsonInput, JsonOutput, JsonSource } from './json-output.ts'
import { noInput } from './no-input.ts'

/** What the document says of a chart: patient, index date, inputs with their provenance, criteria. */
export function chartJson(
  chart: ChartInputs,
  timeZone: string | undefined,
): Pick<JsonOutput, 'patient' | 'indexDate' | 'inputs' | 'criteria'> {
  const { patient, indexDate } = chart
  const input = (reading: Reading<number>) => inputJson(reading, timeZone)
  return {
    patient: {
      id: patient.id,
      name: patient.name,
      birthDate: patient.birthDate ?? null,
      gender: patient.gender ?? null,
    },
    indexDate: {
      date: calendarDay(indexDate.time, timeZone),
      basis: indexDate.basis,
      references: [...indexDate.references],
    },
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

function inputJson(reading: Reading<number | DeltaTSign>, timeZone: string | undefined): JsonInput {
  const passedOver = reading.passedOver.map(candidateJson)
  if (reading.state === 'unknown') return noInput(reading.reason, passedOver)
  const { evidence } = reading
  const sources = evidence.sources.map(sourceJson)
  return {
    value: reading.value,
    unit: reading.unit === '' ? null : reading.unit,
    date: calendarDay(evidence.time, timeZone),
    ageDays: evidence.ageDays,
    freshness: evidence.freshness,
    rule: evidence.rule,
    source: sources[0]?.reference ?? null,
    sources,
    reason: null,
    passedOver,
  }
}

function deltaTJson(reading: DeltaTReading, timeZone: string | undefined): JsonDeltaT {
  const { baseline, followUp, change, window } = reading.exams
  return {
    ...inputJson(reading, timeZone),
    baselineDate: baseline === undefined ? null : calendarDay(baseline.time, timeZone),
    followUpDate: followUp === undefined ? null : calendarDay(followUp.time, timeZone),
    followUpWindow: window === undefined ? null : { ...window },
    sites:
      change === undefined
        ? null
        : {
            counted: change.counted,
            needed: change.needed,
            directions: { ...change.directions },
            wouldDecide: [...change.wouldDecide],
          },
    unreadable: [...unreadableJson('baseline', baseline), ...unreadableJson('followUp', followUp)],
  }
}

function unreadableJson(
  exam: 'baseline' | 'followUp',
  found: StiffnessExam | undefined,
): JsonDeltaT['unreadable'] {
  return (found?.unreadable ?? []).map(({ site, original, reason }) => ({ exam, site, original, reason }))
}

function sourceJson(source: Source): JsonSource {
  return {
    reference: versioned(source) ?? null,
    name: source.name,
    original: source.original,
    date: source.time?.text ?? null,
    status: source.status ?? null,
  }
}

function candidateJson(candidate: Candidate): JsonInput['passedOver'][number] {
  return {
    ...sourceJson(candidate),
    reason: candidate.reason,
    value: candidate.converted?.value ?? null,
    unit: candidate.converted?.unit ?? null,
  }
}
