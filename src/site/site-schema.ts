import * as z from 'zod/mini'
import { ALL_SITES } from '../model/elastography/elastography-sites.ts'
import { LANGUAGES } from './language.ts'
import { normalBase, sameBase } from './same-base.ts'

const text = z.string().check(z.minLength(1))
const days = z.int().check(z.gte(0))
/** No launch can match what is no base. */
const fhirBase = z
  .url({ protocol: /^https?$/ })
  .check(
    z.refine(
      (url) => !URL.canParse(url) || normalBase(url) !== undefined,
      'expected a FHIR base without user name, query or fragment',
    ),
  )

const codes = z._default(z.array(z.strictObject({ system: text, code: text })), [])

/** Further codes of this site, by the concept they stand for; the standard ones are always read. */
const siteCodes = z.strictObject({
  neutrophils: codes,
  lymphocytes: codes,
  neutrophilPercent: codes,
  lymphocytePercent: codes,
  leukocytes: codes,
  nlr: codes,
  albumin: codes,
  tumourDiameter: codes,
  stiffnessExam: codes,
  stiffnessSites: z._default(z.partialRecord(z.enum(ALL_SITES), codes), {}),
  bilirubin: codes,
  hcc: codes,
  response: codes,
})

/** What an elastography system calls each site, as it prints the labels. */
const labels = z._default(z.partialRecord(z.enum(ALL_SITES), z.array(text)), {}).check(
  z.refine((given) => {
    const all = Object.values(given).flat()
    return new Set(all).size === all.length
  }, 'expected each label once'),
)

const alias = z.record(text, text)
const drug = z.strictObject({ codes, names: z._default(z.array(text), []) })

const reading = z.strictObject({
  /** A baseline value up to `fresh` days before the index date is taken as it is, up to `old` days it is marked, older is missing. */
  lookBackDays: z._default(
    z
      .strictObject({ fresh: days, old: days })
      .check(z.refine(({ fresh, old }) => fresh <= old, '"fresh" must not be longer than "old"')),
    { fresh: 30, old: 90 },
  ),
  /** Two counts taken at most so many minutes apart are one draw. */
  sameDrawMinutes: z._default(days, 60),
  /** Days after the start of therapy in which the follow-up elastography counts. */
  followUpDays: z._default(
    z
      .strictObject({ from: days, to: days })
      .check(z.refine(({ from, to }) => from < to, '"from" must be before "to"')),
    { from: 28, to: 70 },
  ),
  /** Records of the two drugs that lie more days apart than this belong to two courses of therapy. */
  courseGapDays: z._default(days, 90),
  /** Fewest valid measurements at an elastography site for its median to count, where the measurements are on file. */
  minimumMeasurements: z._default(z.int().check(z.gte(1)), 5),
  codes: z.prefault(siteCodes, {}),
  /** Labels of the twelve sites in structured reports and in what a gateway makes of them; a site without any is called by its own name. */
  elastographyLabels: labels,
  /** The gateway sends single measurements alone, no medians beside them: only then are its examinations read without a person. */
  elastographyShotsAlone: z._default(z.boolean(), false),
  /** Spellings of units this site's laboratory sends, to UCUM. */
  units: z.prefault(
    z.strictObject({
      count: z._default(alias, {}),
      albumin: z._default(alias, {}),
      length: z._default(alias, {}),
      stiffness: z._default(alias, {}),
    }),
    {},
  ),
  drugs: z.prefault(
    z.strictObject({
      lenvatinib: z.prefault(drug, {}),
      camrelizumab: z.prefault(drug, {}),
    }),
    {},
  ),
})

/** Rights that a site can do without; what cannot be read stays unknown. Patient and Observation are needed for any score. */
const LEAVABLE = [
  ...(['openid', 'fhirUser', 'profile', 'write'] as const),
  ...(['DiagnosticReport', 'Condition', 'Procedure', 'BodyStructure', 'Medication'] as const),
  ...([
    'MedicationRequest',
    'MedicationAdministration',
    'MedicationStatement',
    'MedicationDispense',
  ] as const),
  ...(['CarePlan', 'RequestGroup', 'ServiceRequest'] as const),
  ...(['RiskAssessment', 'Provenance'] as const),
] as const

const issuer = z.strictObject({
  /** FHIR base URL as the EHR sends it in `iss`. */
  iss: fhirBase,
  /** What users call this EHR, where they choose between several. */
  name: z.optional(text),
  clientId: z
    .string()
    .check(z.regex(/^[!-~]+$/, 'expected a client id of printable ASCII characters without blanks')),
  /** How scopes are spelled for this EHR; `auto`: as it announces. */
  scopes: z._default(z.enum(['auto', 'v2', 'v1']), 'auto'),
  /** What is not to be asked for: types, parts of the sign-in, or all rights to write. */
  leaveOut: z._default(z.array(z.enum(LEAVABLE)), []),
  /** Whether to ask for a refresh token while the user is online; where the EHR announces it when absent. */
  onlineAccess: z.optional(z.boolean()),
  /** How the browser is sent to the EHR's sign-in; `post` keeps the request out of URLs, where the EHR offers it (`authorize-post`). */
  authorization: z._default(z.enum(['get', 'post']), 'get'),
  /** Whether an assessment may be stored as a document where the EHR takes nothing better; asks for the right to documents. */
  documents: z._default(z.boolean(), false),
  /** Whether the EHR is to be told who was shown or stored what (AuditEvent); asks for the right to create it. */
  audit: z._default(z.boolean(), false),
  /** Whether the department's list may be written to the EHR (List, Task) and its tasks ended there; asks for the rights. */
  tasks: z._default(z.boolean(), false),
})

/** What a site sets. Unknown keys are faults: a misspelt setting must not be silently ignored. */
export const siteSchema = z.strictObject({
  $schema: z.optional(z.string()),
  name: text,
  /** IANA time zone in which dates without a time are read; that of the machine when absent. */
  timeZone: z.optional(
    z.string().check(z.refine(isTimeZone, 'expected an IANA time zone such as Asia/Shanghai')),
  ),
  /** Language of screens and cards unless the user or the EHR asks for another. */
  language: z._default(z.enum(LANGUAGES), 'en'),
  /** URL or path of the site's own model file; TIPM as reconstructed when absent. */
  model: z.optional(text),
  smart: z.strictObject({ issuers: z.array(issuer).check(z.minLength(1), z.superRefine(onceEach)) }),
  reading: z.prefault(reading, {}),
  /** Settings of the CDS Hooks service, which checks them itself (cds-hooks/site-settings.ts). */
  cdsHooks: z.optional(z.unknown()),
})

/** The second entry for one base would never be used. */
function onceEach(issuers: readonly z.infer<typeof issuer>[], context: z.core.$RefinementCtx): void {
  issuers.forEach(({ iss }, index) => {
    if (!issuers.slice(0, index).some((before) => sameBase(before.iss, iss))) return
    context.addIssue({
      ...{ code: 'custom', path: [index, 'iss'] },
      message: 'expected each FHIR base only once, whatever its spelling',
    })
  })
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export type SiteConfig = z.infer<typeof siteSchema>
export type ReadingRules = SiteConfig['reading']
export type Issuer = SiteConfig['smart']['issuers'][number]
