import * as z from 'zod/mini'
import { isLoopbackHost } from '../src/fhir-client/loopback.ts'
import { type FileFault, faultsOf } from '../src/model/load-model.ts'
import { fail, ok, type Result } from '../src/result.ts'
import { CARD_KINDS, WISHES } from './card-kinds.ts'
import { PREFETCH_KEYS, prefetchName } from './prefetch-templates.ts'

const text = z.string().check(z.minLength(1))
const positive = z.number().check(z.positive())

/** Patient data and keys travel encrypted; plain http only within the machine. */
const safeUrl = z
  .url({ protocol: /^https?$/ })
  .check(z.refine(isSafeUrl, 'expected https (http only on loopback), without user name, query or fragment'))

const jwk = z.looseObject({
  kty: z.enum(['EC', 'RSA'], 'only asymmetric public keys (kty "EC" or "RSA") verify a CDS client'),
  kid: text,
  d: z.optional(z.never('this is a private key; give the public one')),
})

/** An EHR that may call the service. For this EHR the service contacts only the addresses that are listed here. */
const client = z
  .strictObject({
    /** `iss` of its tokens, compared exactly. */
    iss: text,
    /** Where its public keys are; a token that names another place is refused. */
    jku: z.optional(safeUrl),
    /** Its public keys, where they are not to be fetched. */
    jwks: z.optional(z.strictObject({ keys: z.array(jwk).check(z.minLength(1)) })),
    /** Accepted `tenant` claims; any, or none, when absent. */
    tenants: z.optional(z.array(text).check(z.minLength(1))),
    /** Values of `aud` accepted beside the service's own URL, for EHRs in which it is set by hand. */
    audiences: z._default(z.array(text), []),
    /** FHIR base URLs that its requests may name. */
    fhirServers: z._default(z.array(safeUrl), []),
  })
  .check(z.refine(({ jku, jwks }) => jku !== undefined || jwks !== undefined, 'expected "jku" or "jwks"'))

const kinds = z.array(z.enum(CARD_KINDS))

const ON_FILE = ['assessedOtherwise', 'changedSince'] as const
const AT_ORDER = [
  'high',
  'certainlyHigh',
  'certainlyLow',
  'undecided',
  'notComputable',
  'baselineMissing',
  ...ON_FILE,
] as const

const coding = z.strictObject({ system: z.optional(text), code: text, display: text })

/** The key `cdsHooks` of the site file. Without clients the service answers on loopback only. */
export const cdsHooksSchema = z.strictObject({
  clients: z
    ._default(z.array(client), [])
    .check(
      z.refine((clients) => isDistinct(clients.map(({ iss }) => iss)), 'each "iss" may stand only once'),
    ),
  /**
   * Whether discovery lists each hook under an id of its own, or all under one. Clients that keep their services by id alone (the
   * CDS Hooks Sandbox) see one hook only where they share it.
   */
  ids: z._default(z.enum(['per-hook', 'shared']), 'per-hook'),
  /** Launch page of the app; that of this server when absent. */
  appLaunchUrl: z.optional(safeUrl),
  /** Origins whose pages may call the service from a browser. */
  corsOrigins: z._default(z.array(safeUrl), []),
  /** Origins, beside those of the SMART issuers, that may frame the app's pages or that these must reach (a token endpoint elsewhere). */
  frameOrigins: z._default(z.array(safeUrl), []),
  connectOrigins: z._default(z.array(safeUrl), []),
  /** Further origins on the way of a sign-in that is posted, such as an identity provider to which the EHR sends on. */
  signInOrigins: z._default(z.array(safeUrl), []),
  /** Which kinds of card are returned at which hook. */
  speak: z.prefault(
    z.strictObject({
      'order-select': z._default(kinds, [...AT_ORDER]),
      'order-sign': z._default(kinds, [...AT_ORDER]),
      'patient-view': z._default(kinds, ['followUpDue', 'followUpOverdue', 'newlyHigh', ...ON_FILE]),
    }),
    {},
  ),
  /** The same card for the same data is not given again for `hours`, once it was answered or `settleMinutes` have passed. */
  repeat: z.prefault(
    z.strictObject({
      hours: z._default(z.number().check(z.gte(0)), 24),
      settleMinutes: z._default(z.number().check(z.gte(0)), 15),
    }),
    {},
  ),
  /** For this many days after the week-6 examination a complete high score is shown as new. */
  newsDays: z._default(positive, 14),
  /** Reasons offered when a card is overridden; when absent those of `cards/override-reasons.ts`. */
  overrideReasons: z.optional(z.array(coding)),
  /** The site's own orderables for the orders that a card suggests; they stand before the standard codes. */
  orderables: z.prefault(z.partialRecord(z.enum(WISHES), z.array(coding).check(z.minLength(1))), {}),
  /** By which name the EHR sends a prefetch key, where it has its own; `false`: it does not send it. */
  prefetch: z.prefault(
    z
      .partialRecord(z.enum(PREFETCH_KEYS), z.union([text, z.literal(false)]))
      .check(
        z.refine(
          (names) => isDistinct(PREFETCH_KEYS.flatMap((key) => prefetchName(key, names) ?? [])),
          'each name may stand for one key only',
        ),
      ),
    {},
  ),
  /** Free comments of feedback may name a patient: stored only if the site wants them. */
  keepComments: z._default(z.boolean(), false),
  /** Cards shown and feedback given are kept for so many days. */
  keepDays: z._default(z.int().check(z.gte(1)), 730),
  limits: z.prefault(
    z.strictObject({
      bodyMegabytes: z._default(positive, 5),
      /** The limit for one calling address. */
      requestsPerMinute: z._default(positive, 6000),
      concurrentRequests: z._default(positive, 200),
      /** Once a call has waited so long for its turn, further ones are refused. */
      waitMilliseconds: z._default(positive, 2000),
      /** The time for all requests that one answer needs. */
      fetchMilliseconds: z._default(positive, 2000),
    }),
    {},
  ),
})

export type CdsSettings = z.infer<typeof cdsHooksSchema>
export type CdsClient = CdsSettings['clients'][number]

/** Checks the parsed `cdsHooks` part of a site file and fills in defaults; absent means all defaults. */
export function loadCdsSettings(json: unknown = {}): Result<CdsSettings, readonly FileFault[]> {
  const parsed = z.safeParse(cdsHooksSchema, json)
  if (parsed.success) return ok(parsed.data)
  return fail(faultsOf(parsed.error).map((fault) => ({ ...fault, path: ['cdsHooks', ...fault.path] })))
}

function isDistinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length
}

function isSafeUrl(url: string): boolean {
  const { protocol, username, password, search, hash, hostname } = new URL(url)
  if (username !== '' || password !== '' || search !== '' || hash !== '') return false
  return protocol === 'https:' || isLoopbackHost(hostname)
}
