import type { ChartInputs } from '../chart-inputs.ts'
import { type Criterion, type CriterionId, unmetCriteria } from '../criteria/criteria.ts'
import { calendarDay } from '../resources/chart-time.ts'
import { inputSources, versioned } from './input-sources.ts'
import type { SaveContext } from './save-context.ts'

/** Some servers drop the version of a reference when they store it; this keeps which version was read. */
function versionsText(chart: ChartInputs): string {
  const read = inputSources(chart).flatMap(({ name, sources }) =>
    sources.map((source) => `${name} ${versioned(source) ?? `${source.original} (entered by hand)`}`),
  )
  return `Inputs as read: ${read.join('; ')}.`
}

/** The notes stored with an assessment: what it was read from, for whom it holds, and what wrote it. */
export function recordNotes(chart: ChartInputs, context: SaveContext): string[] {
  return [versionsText(chart), ...startText(chart, context), populationText(chart), softwareText(context)]
}

function startText({ indexDate }: ChartInputs, { read }: SaveContext): string[] {
  if (indexDate.basis !== 'entered') return []
  const day = calendarDay(indexDate.time, read.site.timeZone)
  return [`Start of the combination, ${day}, entered by the user, not from the chart.`]
}

const CRITERIA: Readonly<Record<CriterionId, string>> = {
  hcc: 'hepatocellular carcinoma',
  diagnosis: 'proven by pathology or two imaging methods',
  stage: 'BCLC stage C without curative option',
  performance: 'ECOG 0-1',
  noOtherMalignancy: 'no other malignancy',
  noPriorTherapy: 'no prior systemic or locoregional therapy',
  noSevereComorbidity: 'no severe comorbidity',
  noOtherTrial: "no other trial's drug within 30 days",
  regimen: 'lenvatinib + camrelizumab',
  dose: 'lenvatinib at the dose for the body weight',
  completeData: 'complete data',
}

/** Whether the patient is like those studied, criterion by criterion, the user's own answers told from the chart's. */
function populationText({ criteria }: ChartInputs): string {
  const inState = (state: Criterion['state']) =>
    criteria.filter((item) => item.state === state).map(criterionText)
  const parts = [
    ['not met', inState('notMet')],
    ['met', inState('met')],
    ['unknown', inState('unknown')],
  ] as const
  const outside = unmetCriteria(criteria).length > 0 ? 'Outside the studied population. ' : ''
  const listed = parts.filter(([, items]) => items.length > 0)
  return `${outside}Criteria of the study: ${listed.map(([state, items]) => `${state}: ${items.join(', ')}`).join('; ')}.`
}

function criterionText({ id, answer }: Criterion): string {
  return answer === undefined
    ? CRITERIA[id]
    : `${CRITERIA[id]} (answered by the user at ${answer.at}, not from the chart)`
}

/** What wrote it, for servers that take no Provenance. */
function softwareText({ appVersion, read }: SaveContext): string {
  const { id, version, hash } = read.model
  return `Written by TIPM on FHIR ${appVersion}, model ${id} ${version}, hash ${hash}.`
}
