import type { Candidate, ChartInputs, DeltaTReading, Reading, ReadTopic } from '../chart-inputs.ts'
import type { ReadContext } from '../read-context.ts'

/**
 * Takes back what was read from a search that broke off: the page that is missing may hold the newer value. The input is
 * then unknown for that reason, and what was found stays listed, to be chosen by hand (design rule 8).
 */
export function withholdIncomplete(chart: ChartInputs, context: ReadContext): ChartInputs {
  const failed = (topic: ReadTopic) => context.failures.some((failure) => failure.topic === topic)
  const laboratory = (reading: Reading<number>) => (failed('laboratory') ? withheld(reading) : reading)
  const imaging = failed('imaging')
  const therapyUnread =
    chart.therapy.started === undefined &&
    (['administrations', 'orders', 'statements'] as const).some((topic) => failed(topic))
  return {
    ...chart,
    indexDate: therapyUnread ? { ...chart.indexDate, basis: 'therapy-unread' } : chart.indexDate,
    anc: laboratory(chart.anc),
    alc: laboratory(chart.alc),
    nlr: laboratory(chart.nlr),
    albumin: laboratory(chart.albumin),
    bilirubin: laboratory(chart.bilirubin),
    diameter: imaging ? withheld(chart.diameter) : chart.diameter,
    deltaT: imaging || failed('elastography') || therapyUnread ? withheldDeltaT(chart.deltaT) : chart.deltaT,
  }
}

function withheld(reading: Reading<number>): Reading<number> {
  const found: Candidate[] =
    reading.state === 'unknown'
      ? []
      : reading.evidence.sources.map((source) => ({
          ...source,
          reason: 'incomplete-read',
          converted:
            reading.evidence.sources.length === 1 ? { value: reading.value, unit: reading.unit } : undefined,
        }))
  return { state: 'unknown', reason: 'read-failed', passedOver: [...found, ...reading.passedOver] }
}

function withheldDeltaT({ exams, passedOver }: DeltaTReading): DeltaTReading {
  return { state: 'unknown', reason: 'read-failed', passedOver, exams }
}
