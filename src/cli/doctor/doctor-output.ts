import * as z from 'zod/mini'
import { PAIR } from '../../fhir/codes/drugs.ts'
import { CHECK_IDS, STATUSES } from './check.ts'

const text = z.string()
const count = z.int().check(z.gte(0))

const check = z.strictObject({
  id: z.enum(CHECK_IDS),
  status: z.enum(STATUSES),
  found: text,
  advice: z.nullable(text),
})

const problem = z.strictObject({
  code: text,
  severity: z.enum(['error', 'warning', 'note']),
  message: text,
  file: z.optional(text),
  line: z.optional(z.number()),
  column: z.optional(z.number()),
  path: z.optional(text),
})

const issuer = z.strictObject({
  iss: text,
  clientId: text,
  /** What the app will ask for; null where discovery failed. */
  scopes: z.nullable(text),
  /** The form in which an assessment will be stored, judged by the server's metadata alone; null if it cannot be told. */
  storedAs: z.nullable(z.enum(['risk-assessment', 'observation', 'document', 'text'])),
  checks: z.array(check),
})

const chartCode = {
  system: z.nullable(text),
  /** Null where a result has words only. */
  code: z.nullable(text),
  name: text,
  count,
}

const chart = z.strictObject({
  file: text,
  /** `input`: as what results under the code are read. */
  mapped: z.array(z.strictObject({ input: text, ...chartCode })),
  /** `resembles`: what they look like by name or unit; never read as it. */
  unmapped: z.array(z.strictObject({ resembles: z.nullable(text), ...chartCode })),
  /** What would map the look-alikes, as part of a site file. */
  siteFile: z.nullable(
    z.strictObject({
      reading: z.strictObject({
        codes: z.record(text, z.array(z.strictObject({ system: text, code: text }))),
      }),
    }),
  ),
})

const drugName = { drug: z.enum(PAIR), name: text, system: z.nullable(text), code: z.nullable(text) }

const drugs = z.strictObject({
  /** The list's file, or the EHR's FHIR base. */
  source: text,
  count,
  recognised: z.array(z.strictObject({ ...drugName, by: z.enum(['code', 'name']) })),
  /** What looks like a drug of the pair and is not taken for it. */
  lookalikes: z.array(z.strictObject({ ...drugName, reason: z.enum(['placebo', 'mentioned', 'spelling']) })),
  /** Without a name, and without a code that tells what they are. */
  unnamed: count,
  /** Searches that were refused or broke off. */
  failures: z.array(text),
  /** What would have the misspelt ones read, as part of a site file. */
  siteFile: z.nullable(
    z.strictObject({
      reading: z.strictObject({
        drugs: z.record(
          text,
          z.strictObject({
            codes: z.array(z.strictObject({ system: text, code: text })),
            names: z.array(text),
          }),
        ),
      }),
    }),
  ),
})

/** The document that `tipm doctor --json` prints. Every key is always there; null says "there is none". */
export const doctorOutput = z.strictObject({
  format: z.literal('tipm-doctor-1'),
  exitCode: z.int(),
  site: z.nullable(z.strictObject({ file: text, name: text })),
  origin: z.nullable(text),
  /** Checks of the site file and of the app's own address. */
  checks: z.array(check),
  issuers: z.array(issuer),
  /** The codes of a chart file (`--chart`); null without one. */
  chart: z.nullable(chart),
  /** The drugs of a dictionary (`--drugs`); null without it. */
  drugs: z.nullable(drugs),
  summary: z.strictObject({ pass: count, warn: count, fail: count, skipped: count }),
  /** Why nothing was looked at: wrong use, or a site file with faults. */
  problems: z.array(problem),
  /** Version of this software. */
  version: text,
})

export type DoctorOutput = z.infer<typeof doctorOutput>
export type ChartCodes = z.infer<typeof chart>
export type DrugFindings = z.infer<typeof drugs>
export type IssuerReport = z.infer<typeof issuer>
