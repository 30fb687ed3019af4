import { SCENARIOS, scenarioBundles } from '../../sandbox/scenarios/index.ts'
import { recordWords } from '../../src/facts/record-words.ts'
import { assessChart } from '../../src/fhir/assess-chart.ts'
import type { ChartInputs } from '../../src/fhir/chart-inputs.ts'
import { applyEdits } from '../../src/fhir/edits/apply-edits.ts'
import type { Edits } from '../../src/fhir/edits/edits.ts'
import { readChart } from '../../src/fhir/read-chart.ts'
import { auditEvent } from '../../src/fhir/write/audit-event.ts'
import { planEnteredInError } from '../../src/fhir/write/correction-plan.ts'
import { dueList, dueTask, readOpenTasks } from '../../src/fhir/write/due-task.ts'
import type { SaveContext } from '../../src/fhir/write/save-context.ts'
import { planSave } from '../../src/fhir/write/save-plan.ts'
import { FULL_STORAGE, type StorageOption } from '../../src/fhir/write/storage-form.ts'
import { isScored, type Scored } from '../../src/model/assessment.ts'
import { written } from '../../src/text/written.ts'
import { readContext } from '../support/read-context.ts'

/** A resource as a server holds it after a save, or the transaction that is sent. */
export interface Emitted {
  readonly name: string
  readonly resource: fhir4.FhirResource
}

const TODAY = new Date('2026-11-23T12:00:00Z')
const EARLIER = new Date('2026-10-19T12:00:00Z')
const TYPED_ON = '2026-10-01'

const alone: StorageOption = { ...FULL_STORAGE, transaction: false, provenance: false }
const fullest: Readonly<Record<string, StorageOption>> = {
  transaction: FULL_STORAGE,
  observation: { ...alone, form: 'observation' },
}
const storages: Readonly<Record<string, StorageOption>> = {
  ...fullest,
  'without provenance': { ...FULL_STORAGE, provenance: false },
  alone,
  document: { ...alone, form: 'document' },
}

type Signer = Pick<SaveContext, 'author' | 'encounter' | 'confirmed'>
const signers = {
  confirmed: {
    author: { reference: 'Practitioner/dr-lin', display: 'Dr. Lin' },
    encounter: 'Encounter/e1',
    confirmed: true,
  },
  'in a role': { author: { reference: 'PractitionerRole/r1' }, encounter: undefined, confirmed: true },
  'by nobody': { author: undefined, encounter: undefined, confirmed: false },
} as const satisfies Record<string, Signer>

const entries: Readonly<Record<string, Edits>> = {
  'as charted': {},
  'counts, albumin and diameter entered': {
    nlr: { kind: 'counts', neutrophils: 6400, lymphocytes: 1600, unit: '/uL', date: TYPED_ON },
    albumin: { kind: 'quantity', value: 3.4, unit: 'g/dL', date: TYPED_ON },
    diameter: { kind: 'quantity', value: 92, unit: 'mm', date: TYPED_ON },
  },
  'ratio and dT entered': {
    nlr: { kind: 'ratio', ratio: 2.25, date: TYPED_ON },
    deltaT: { kind: 'sign', sign: 'nonnegative', date: TYPED_ON },
  },
}

/** Everything that can be stored for the scenario patients: each stage, entry, form, signer and state. Equal resources come once. */
export async function emitted(): Promise<Emitted[]> {
  const everyone = scenarioBundles(TODAY).flatMap(({ entry }) =>
    (entry ?? []).map(({ resource }) => resource),
  )
  const found: Emitted[] = []
  for (const { id, patientId } of SCENARIOS) {
    for (const [stage, asOf] of Object.entries({ today: TODAY, earlier: EARLIER })) {
      const read = await readContext({ patientId, asOf })
      const charted = await readChart(everyone, read)
      for (const [entry, edits] of Object.entries({ ...entries, 'another result chosen': chosen(charted) })) {
        const { chart } = applyEdits(charted, edits, read)
        const assessment = assessChart(read.model, chart)
        if (!isScored(assessment)) continue
        const name = `${id}, ${stage}, ${entry}`
        // Who signs, and the lesser forms of storage, do not depend on the stage or on what was typed: crossed once.
        const plain = stage === 'today' && entry === 'as charted'
        for (const [signed, signer] of Object.entries(plain ? signers : { confirmed: signers.confirmed })) {
          for (const [form, storage] of Object.entries(plain ? storages : fullest)) {
            const context = {
              read,
              recorded: TODAY,
              appVersion: '0.1.0',
              phrases: written[read.site.language],
              modelCard: 'https://tipm.example/evidence.html',
              storage,
              replaces: [],
              ...signer,
            }
            const stored = await states(`${name}, ${form}, ${signed}`, chart, assessment, context)
            found.push(...stored.filter(({ resource }) => plain || resource.resourceType !== 'Bundle'))
          }
        }
      }
    }
  }
  const audited = (['shown', 'created', 'updated'] as const).map((act) => ({
    name: `audit, ${act}`,
    resource: auditEvent({
      act,
      what: act === 'shown' ? { identifier: 'a1' } : { reference: 'RiskAssessment/stored-0' },
      said: act === 'shown' ? 'High risk of progression (tipm 1.0.0)' : undefined,
      patientId: 'pt-1001',
      user: act === 'shown' ? signers.confirmed.author : signers['in a role'].author,
      recorded: TODAY,
      appVersion: '0.1.0',
      page: 'https://tipm.example/index.html',
      base: 'https://ehr.example/fhir/',
    }),
  }))
  const task = dueTask({
    ...{ patientId: 'pt-1001', kind: 'week-6', description: 'Week-6 elastography due', until: '2026-12-21' },
    launchUrl: 'https://tipm.example/launch.html',
    appContext: { intent: 'enter-elastography' },
    ...{ authoredOn: TODAY, requester: signers.confirmed.author.reference },
  })
  const stored = { ...task, id: 'week-6' }
  const lists = [readOpenTasks([stored]), []].map((tasks) => ({
    name: `list of ${tasks.length}`,
    resource: dueList({
      ...{
        title: 'Examinations that are due',
        tasks,
        notes: tasks.map(() => 'One chart could not be read.'),
      },
      ...{ at: TODAY, source: signers.confirmed.author.reference, id: 'due' },
    }),
  }))
  found.push(...audited, { name: 'task', resource: stored }, ...lists)
  return [...new Map(found.map((each) => [JSON.stringify(each.resource), each])).values()]
}

/** An assessment stored, then replaced, then marked as entered in error. */
async function states(
  name: string,
  chart: ChartInputs,
  assessment: Scored,
  context: SaveContext,
): Promise<Emitted[]> {
  const words = await recordWords(chart, assessment, context)
  const created = await planSave(chart, assessment, { ...context, words })
  const first = asStored(created.bundle, 1)
  const replaced = await planSave(chart, assessment, { ...context, replaces: first, words })
  const withdrawn = planEnteredInError(first, 'Albumin of another day', [], { ...context, replaces: first })
  if (!withdrawn.ok) throw new Error(`${name}: not withdrawn (${withdrawn.code})`)
  const plans = { created, replaced, 'entered in error': withdrawn.plan }
  return Object.entries(plans).flatMap(([state, { bundle, transaction }]) => {
    const resources = asStored(bundle, state === 'created' ? 1 : 2)
    const attached = resources.map(attachedAssessment).filter((resource) => resource !== undefined)
    const sent = transaction ? [withSteadyUuids(bundle)] : []
    return [...resources, ...attached, ...sent].map((resource) => ({ name: `${name}, ${state}`, resource }))
  })
}

/** The resources of a transaction as a server stores them: with ids, versions, and references to each other resolved. */
function asStored({ entry = [] }: fhir4.Bundle, version: number): fhir4.FhirResource[] {
  let text = JSON.stringify(entry.map(({ resource }) => resource))
  for (const [at, { fullUrl, resource }] of entry.entries()) {
    if (fullUrl !== undefined) text = text.replaceAll(fullUrl, `${resource?.resourceType}/stored-${at}`)
  }
  const resources = JSON.parse(text) as fhir4.FhirResource[]
  for (const resource of resources) {
    if (resource.resourceType !== 'Provenance') continue
    for (const target of resource.target) target.reference = `${target.reference}/_history/${version}`
  }
  return resources.map((resource, at) => ({
    ...resource,
    id: resource.id ?? `stored-${at}`,
    meta: { ...resource.meta, versionId: String(version), lastUpdated: '2026-11-23T12:00:01Z' },
  }))
}

/** The transaction with the same UUIDs every time, so that equal ones are recognised. */
function withSteadyUuids(bundle: fhir4.Bundle): fhir4.Bundle {
  let text = JSON.stringify(bundle)
  for (const [at, { fullUrl }] of (bundle.entry ?? []).entries()) {
    if (fullUrl !== undefined)
      text = text.replaceAll(fullUrl, `urn:uuid:00000000-0000-4000-8000-${String(at).padStart(12, '0')}`)
  }
  return JSON.parse(text) as fhir4.Bundle
}

/** The RiskAssessment that a DocumentReference carries as JSON. */
function attachedAssessment(resource: fhir4.FhirResource): fhir4.FhirResource | undefined {
  if (resource.resourceType !== 'DocumentReference') return undefined
  const json = resource.content.find(({ attachment }) => attachment.contentType === 'application/fhir+json')
  const data = json?.attachment.data
  if (data === undefined) throw new Error('a document without its JSON')
  return JSON.parse(Buffer.from(data, 'base64').toString('utf8')) as fhir4.FhirResource
}

/** Passed-over results of the chart taken after all, where there are any. */
function chosen({ nlr, albumin, diameter }: ChartInputs): Edits {
  const reference = ({ passedOver }: typeof nlr, unit: string) =>
    passedOver.find(({ converted }) => converted?.unit === unit)?.reference
  const choices = {
    nlr: reference(nlr, '1'),
    albumin: reference(albumin, 'g/L'),
    diameter: reference(diameter, 'cm'),
  }
  return Object.fromEntries(
    Object.entries(choices)
      .filter(([, found]) => found !== undefined)
      .map(([input, found]) => [input, { kind: 'candidate', reference: found }]),
  )
}
