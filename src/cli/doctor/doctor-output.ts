import * as z from 'zod/mini'
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

/** The document that `tipm doctor --json` prints. Every key is always there; null says "there is none". */
export const doctorOutput = z.strictObject({
  format: z.literal('tipm-doctor-1'),
  exitCode: z.int(),
  site: z.nullable(z.strictObject({ file: text, name: text })),
  origin: z.nullable(text),
  /** Of the site file and the app's own address. */
  checks: z.array(check),
  issuers: z.array(issuer),
  summary: z.strictObject({ pass: count, warn: count, fail: count, skipped: count }),
  /** Why nothing was looked at: wrong use, or a site file with faults. */
  problems: z.array(problem),
  /** Version of this software. */
  version: text,
})

export type DoctorOutput = z.infer<typeof doctorOutput>
export type IssuerReport = z.infer<typeof issuer>
