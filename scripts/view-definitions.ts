import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codesOfDrug, PAIR } from '../src/fhir/codes/drugs.ts'
import { chartSearches } from '../src/fhir/resources/chart-searches.ts'
import { defaultReadingRules } from '../src/site/load-site.ts'

/** A ViewDefinition of SQL on FHIR 2.0, as far as ours need it. */
interface View {
  readonly resourceType: 'ViewDefinition'
  readonly url: string
  readonly name: string
  readonly title: string
  readonly status: 'active'
  readonly resource: string
  readonly fhirVersion: readonly ['4.0.1']
  readonly where?: readonly { readonly path: string; readonly description: string }[]
  readonly select: readonly Select[]
}

interface Select {
  readonly column: readonly { readonly name: string; readonly path: string; readonly type: string }[]
  readonly forEachOrNull?: string
}

const column = (name: string, path: string, type = 'string') => ({ name, path, type })
/** Where a type says whose it is and when it was, and what holds its code. */
const SHAPES: Readonly<
  Record<string, { readonly date: string; readonly code: string; readonly owner?: string }>
> = {
  Observation: { date: 'effective.ofType(dateTime)', code: 'code' },
  DiagnosticReport: { date: 'effective.ofType(dateTime)', code: 'code' },
  Condition: { date: 'recordedDate', code: 'code' },
  Procedure: { date: 'performed.ofType(dateTime)', code: 'code' },
  BodyStructure: { date: 'meta.lastUpdated', code: 'location', owner: 'patient' },
  MedicationRequest: { date: 'authoredOn', code: 'medication.ofType(CodeableConcept)' },
  MedicationAdministration: {
    date: 'effective.ofType(dateTime)',
    code: 'medication.ofType(CodeableConcept)',
  },
  MedicationStatement: { date: 'effective.ofType(dateTime)', code: 'medication.ofType(CodeableConcept)' },
  MedicationDispense: { date: 'whenHandedOver', code: 'medication.ofType(CodeableConcept)' },
  CarePlan: { date: 'period.start', code: 'activity.detail.product.ofType(CodeableConcept)' },
  RequestGroup: { date: 'authoredOn', code: 'action.code' },
  ServiceRequest: { date: 'authoredOn', code: 'code' },
  RiskAssessment: { date: 'occurrence.ofType(dateTime)', code: 'method' },
}
const MEDICATIONS = /^Medication/

/** Views of what a run selects: one of each search that makes a chart, and one of the Medications that are one of the two drugs. */
export function viewsOf(): readonly View[] {
  const rules = defaultReadingRules()
  const searches = chartSearches(rules).flatMap(({ key, type, parameters }) => {
    const shape = SHAPES[type]
    if (shape === undefined) throw new Error(`no view of ${type}`)
    const { date, code, owner = 'subject' } = shape
    const tokens = (parameters['code'] ?? '').split(',').filter((token) => token !== '')
    return view(
      `tipm_${snake(key)}`,
      type,
      key,
      [
        {
          column: [
            column('id', 'getResourceKey()'),
            column('patient', `${owner}.getReferenceKey(Patient)`),
            column('date', date, 'dateTime'),
            ...(type === 'BodyStructure'
              ? []
              : [
                  column(
                    'status',
                    type === 'Condition' ? 'clinicalStatus.coding.code.first()' : 'status',
                    'code',
                  ),
                ]),
            ...(MEDICATIONS.test(type)
              ? [column('medication', 'medication.ofType(Reference).getReferenceKey(Medication)')]
              : []),
          ],
        },
        coded(code),
      ],
      tokens.length > 0 ? `code.coding.where(${tokens.map(isToken).join(' or ')}).exists()` : undefined,
    )
  })
  const drugs = PAIR.flatMap((drug) => codesOfDrug(drug, rules)).map(
    ({ system, code }) => `${system}|${code}`,
  )
  return [
    ...searches,
    view(
      'tipm_products',
      'Medication',
      'products',
      [{ column: [column('id', 'getResourceKey()')] }, coded('code')],
      `code.coding.where(${drugs.map(isToken).join(' or ')}).exists()`,
    ),
  ]
}

function view(
  name: string,
  resource: string,
  title: string,
  select: readonly Select[],
  path: string | undefined,
): View {
  return {
    resourceType: 'ViewDefinition',
    url: `https://tipm-on-fhir.example/fhir/ViewDefinition/${name.replaceAll('_', '-')}`,
    ...{ name, title: `TIPM: ${title}`, status: 'active', resource, fhirVersion: ['4.0.1'] },
    ...(path === undefined
      ? {}
      : { where: [{ path, description: 'The codes that are read as they come; a site adds its own.' }] }),
    select,
  }
}

const coded = (code: string): Select => ({
  forEachOrNull: `${code}.coding`,
  column: [column('system', 'system', 'uri'), column('code', 'code', 'code'), column('display', 'display')],
})

function isToken(token: string): string {
  const [system = '', code = ''] = token.split('|')
  return `(system = '${system}' and code = '${code}')`
}

const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

// `node scripts/view-definitions.ts`: writes population/views anew from the one list of what a chart is.
if (import.meta.main) {
  const folder = join(import.meta.dirname, '../population/views')
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) if (name.endsWith('.json')) rmSync(join(folder, name))
  for (const view of viewsOf())
    writeFileSync(join(folder, `${view.name}.json`), `${JSON.stringify(view, undefined, 2)}\n`)
}
