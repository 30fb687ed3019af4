import type { ReadTopic } from '../src/fhir/chart-inputs.ts'
import { chartSearches, type SearchKey } from '../src/fhir/resources/chart-searches.ts'
import type { ReadingRules } from '../src/site/site-schema.ts'

export type PrefetchKey = 'patient' | SearchKey

/**
 * What is asked of the EHR for a call. `score`: a card says nothing without them. `therapy`: what was not had of them leaves the
 * start of therapy open. `labels`: without them elastography cannot be told apart. `known`: without them a card may say what is on file already. The others refine what a card says.
 */
export const PREFETCH = {
  patient: { topic: undefined, for: undefined },
  laboratory: { topic: 'laboratory', for: 'score' },
  tumourSize: { topic: 'imaging', for: 'score' },
  stiffness: { topic: 'elastography', for: 'score' },
  conditions: { topic: 'conditions', for: 'score' },
  medications: { topic: 'orders', for: 'therapy' },
  administrations: { topic: 'administrations', for: 'therapy' },
  statements: { topic: 'statements', for: 'therapy' },
  dispenses: { topic: 'dispenses', for: 'therapy' },
  carePlans: { topic: 'plans', for: 'therapy' },
  requestGroups: { topic: 'plans', for: 'therapy' },
  serviceRequests: { topic: 'plans', for: 'therapy' },
  assessments: { topic: 'assessments', for: 'known' },
  pointsOnFile: { topic: 'assessments', for: 'known' },
  lesions: { topic: 'lesions', for: undefined },
  measurementGroups: { topic: 'elastography', for: 'labels' },
  reports: { topic: 'reports', for: undefined },
  performance: { topic: 'conditions', for: undefined },
  procedures: { topic: 'procedures', for: undefined },
} as const satisfies Record<
  PrefetchKey,
  { topic: ReadTopic | undefined; for: 'score' | 'therapy' | 'known' | 'labels' | undefined }
>

export const PREFETCH_KEYS = Object.keys(PREFETCH) as PrefetchKey[]

/** The keys that tell of the therapy: they decide whether the rest is worth asking for. */
export const THERAPY_KEYS = PREFETCH_KEYS.filter((key) => PREFETCH[key].for === 'therapy')

/** By key; measurement groups only where a site maps labels. */
export type PrefetchTemplates = Readonly<
  Record<Exclude<PrefetchKey, 'measurementGroups'>, string> & { measurementGroups?: string }
>

const PATIENT = '{{context.patientId}}'

/** How many are asked for at once: results come in series, all else seldom. */
const PAGE = { Observation: 200, MedicationAdministration: 200 } as const
const OTHER_PAGE = 100

/** The prefetch templates: tokens of CDS Hooks 2.0 and searches of its recommended subset only. They are the searches of the app. */
export function prefetchTemplates(rules: ReadingRules): PrefetchTemplates {
  const templates = chartSearches(rules).map(({ key, type, parameters }) => {
    const own = Object.entries(parameters).map(([name, value]) => `${name}=${value}`)
    const sorted = type === 'Observation' || type === 'DiagnosticReport' ? ['_sort=-date'] : []
    const count = Object.entries(PAGE).find(([name]) => name === type)?.[1] ?? OTHER_PAGE
    return [key, `${type}?${[`patient=${PATIENT}`, ...own, ...sorted, `_count=${count}`].join('&')}`]
  })
  return { patient: `Patient/${PATIENT}`, ...Object.fromEntries(templates) } as PrefetchTemplates
}

/** Under which name a site's EHR knows a key: its own where it has one, undefined where it does not send it. */
export type PrefetchNames = Partial<Readonly<Record<PrefetchKey, string | false | undefined>>>

export function prefetchName(key: PrefetchKey, names: PrefetchNames): string | undefined {
  const name = names[key] ?? key
  return name === false ? undefined : name
}

/** What an EHR sent, or is to send, by our keys or by its names. */
export function renamed<Value>(
  values: Readonly<Record<string, Value>>,
  names: PrefetchNames,
  to: 'keys' | 'names',
): Record<string, Value> {
  return Object.fromEntries(
    PREFETCH_KEYS.flatMap((key) => {
      const name = prefetchName(key, names)
      const [from, into] = to === 'keys' ? [name, key] : [key, name]
      return from === undefined || into === undefined || !Object.hasOwn(values, from)
        ? []
        : [[into, values[from] as Value]]
    }),
  )
}

/** A template as the search to send for a patient, relative to the FHIR base; drug records come with the Medications they point to. */
export function fetchUrl(template: string, patientId: string): string {
  const [path = '', query] = template.replaceAll(PATIENT, patientId).split('?')
  if (query === undefined) return path
  const parameters = new URLSearchParams(query)
  if (/^Medication(Request|Administration|Statement|Dispense)$/.test(path)) {
    parameters.set('_include', `${path}:medication`)
  }
  return `${path}?${parameters}`
}
