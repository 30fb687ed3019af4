import { recordWords } from '../../src/facts/record-words.ts'
import { assessChart } from '../../src/fhir/assess-chart.ts'
import { applyEdits } from '../../src/fhir/edits/apply-edits.ts'
import type { Edits } from '../../src/fhir/edits/edits.ts'
import { readChart } from '../../src/fhir/read-chart.ts'
import type { SaveContext, SavePlan } from '../../src/fhir/write/save-context.ts'
import { planSave } from '../../src/fhir/write/save-plan.ts'
import { FULL_STORAGE } from '../../src/fhir/write/storage-form.ts'
import { isScored } from '../../src/model/assessment.ts'
import type { Language } from '../../src/site/language.ts'
import { written } from '../../src/text/written.ts'
import { allSites, CODE, condition, exam, lab, pairFrom } from './chart-builders.ts'
import { readContext } from './read-context.ts'

const START = '2026-10-05T09:00:00Z'
export const BEFORE = '2026-10-02T09:00:00Z'
const version = { meta: { versionId: '2' } }
export const BASELINE = [
  ...pairFrom(START),
  condition('hcc', { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'C22.0' }] }),
  lab('n', CODE.anc, 4.2, '10*9/L', BEFORE, version),
  lab('l', CODE.alc, 1.4, '10*9/L', BEFORE, version),
  lab('alb', CODE.albumin, 36, 'g/L', BEFORE),
  lab('size', CODE.longest, 84, 'mm', BEFORE, version),
  exam('swe-0', allSites(10), BEFORE),
]
const WEEK_6 = exam('swe-6', allSites(12), '2026-11-16T09:00:00Z')
export const COMPLETE = [...BASELINE, WEEK_6]
export const RECORDED = new Date('2026-11-23T12:00:01Z')
export const albuminOf = (resources: typeof BASELINE, value: number) =>
  resources.map((item) => (item.id === 'alb' ? lab('alb', CODE.albumin, value, 'g/L', BEFORE) : item))
export const AUTHOR = { reference: 'Practitioner/d', display: 'Dr Duan' }

/** What is saved of a chart with the user's entries. */
export async function plan(
  resources: readonly unknown[] = COMPLETE,
  overrides: Partial<Omit<SaveContext, 'read'>> & { asOf?: Date; edits?: Edits; language?: Language } = {},
): Promise<SavePlan> {
  const { asOf, edits, language, ...rest } = overrides
  const read = await readContext({ ...(asOf && { asOf }), ...(language && { language }) })
  const { chart } = applyEdits(await readChart(resources, read), edits ?? {}, read)
  const assessment = assessChart(read.model, chart)
  if (!isScored(assessment)) throw new Error(assessment.kind)
  const context: SaveContext = {
    read,
    author: AUTHOR,
    encounter: 'Encounter/e',
    appVersion: '1.2.3',
    phrases: written[read.site.language],
    storage: FULL_STORAGE,
    confirmed: true,
    replaces: [],
    recorded: RECORDED,
    ...rest,
  }
  return planSave(chart, assessment, { ...context, words: await recordWords(chart, assessment, context) })
}

type Resource = fhir4.Observation | fhir4.RiskAssessment | fhir4.Provenance
/** The resources of a plan, in the order in which they are written. */
export const resourcesOf = ({ bundle }: SavePlan) =>
  (bundle.entry ?? []).map(({ resource }) => resource as Resource)
export function riskOf(saved: SavePlan): fhir4.RiskAssessment {
  const found = resourcesOf(saved).find(({ resourceType }) => resourceType === 'RiskAssessment')
  if (found?.resourceType !== 'RiskAssessment') throw new Error('no RiskAssessment')
  return found
}
export function observationOf(saved: SavePlan, code: string): fhir4.Observation | undefined {
  return resourcesOf(saved).find(
    (item): item is fhir4.Observation =>
      item.resourceType === 'Observation' && item.code.coding?.[0]?.code === code,
  )
}
/** As a server stores it: with an id and a version. */
export const stored = <Type extends object>(resource: Type, id: string, versionId = '4') => ({
  ...resource,
  id,
  meta: { versionId },
})

/** All that a plan writes, as a server then holds it. */
export function asStored(saved: SavePlan): fhir4.FhirResource[] {
  const entries = saved.bundle.entry ?? []
  let text = JSON.stringify(entries.map(({ resource }) => resource))
  entries.forEach(({ fullUrl = '', resource }, at) => {
    text = text.replaceAll(fullUrl, `${resource?.resourceType}/s${at}`)
  })
  return (JSON.parse(text) as fhir4.FhirResource[]).map((resource, at) => ({
    ...resource,
    id: `s${at}`,
    meta: { versionId: '1' },
  }))
}
