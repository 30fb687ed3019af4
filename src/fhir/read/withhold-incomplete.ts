import type { ChartInputs, Reading, ReadTopic } from '../chart-inputs.ts'
import type { ReadContext } from '../read-context.ts'

/**
 * Takes back what was read from a search that broke off: the page that is missing may hold the newer value. The input is
 * then unknown for that reason, and what was found stays listed, to be chosen by hand (docs/reading-rules.md, 8).
 */
export function withholdIncomplete(chart: ChartInputs, context: ReadContext): ChartInputs {
  const failed = (topic: ReadTopic) => context.failures.some((failure) => failure.topic === topic)
  const laboratory = (reading: Reading<number>) => (failed('laboratory') ? withheld(reading) : reading)
  const imaging = (reading: Reading<number>) => (failed('imaging') ? withheld(reading) : reading)
  const { doubts, passedOver, exams } = chart.deltaT
  return {
    ...chart,
    anc: laboratory(chart.anc),
    alc: laboratory(chart.alc),
    nlr: laboratory(chart.nlr),
    albumin: laboratory(chart.albumin),
    bilirubin: laboratory(chart.bilirubin),
    diameter: imaging(chart.diameter),
    deltaT:
      failed('imaging') || failed('elastography')
        ? { state: 'unknown', reason: 'read-failed', doubts, passedOver, exams }
        : chart.deltaT,
  }
}

function withheld(reading: Reading<number>): Reading<number> {
  const { doubts, passedOver } = reading
  const unknown = { state: 'unknown', reason: 'read-failed', doubts } as const
  if (reading.state === 'unknown') return { ...unknown, passedOver }
  const named = new Set([...doubts, ...passedOver].map(({ reference }) => reference))
  const { sources } = reading.evidence
  const converted =
    reading.state === 'known' && sources.length === 1
      ? { value: reading.value, unit: reading.unit }
      : undefined
  const found = sources
    .filter(({ reference }) => reading.state === 'known' || !named.has(reference))
    .map((source) => ({ ...source, reason: 'incomplete-read' as const, converted }))
  return { ...unknown, passedOver: [...found, ...passedOver] }
}
