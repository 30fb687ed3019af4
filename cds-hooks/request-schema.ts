import * as z from 'zod/mini'
import { HOOKS } from './card-kinds.ts'

const text = z.string().check(z.minLength(1))
const id = z.string().check(z.regex(/^[A-Za-z0-9\-.]{1,64}$/, 'expected a FHIR id'))
const userId = z
  .string()
  .check(
    z.regex(
      /^(Practitioner|PractitionerRole|Patient|RelatedPerson)\/[A-Za-z0-9\-.]{1,64}$/,
      'expected a reference to a user, such as Practitioner/1',
    ),
  )
const reference = z
  .string()
  .check(
    z.regex(
      /^[A-Z][A-Za-z]{1,40}\/[A-Za-z0-9\-.]{1,64}$/,
      'expected a reference such as MedicationRequest/1',
    ),
  )

/** Laid flat and read by the order reader; here only that it is a Bundle of objects. */
const bundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z.optional(z.array(z.looseObject({}))),
})

const who = { userId, patientId: id, encounterId: z.optional(id) }

const fhirAuthorization = z.looseObject({
  access_token: text,
  token_type: z.literal('Bearer'),
  expires_in: z.number(),
  scope: z.string(),
  subject: z.string(),
  patient: z.optional(id),
})

const envelope = {
  hookInstance: z.uuid('expected a UUID'),
  fhirServer: z.optional(z.url({ protocol: /^https?$/ })),
  fhirAuthorization: z.optional(fhirAuthorization),
  /** Each value is judged on its own when it is used. */
  prefetch: z.optional(z.record(z.string(), z.unknown())),
}

/** A call of one of the three hooks (CDS Hooks 2.0.1, "Calling a CDS Service"; contexts by the hook library). Unknown fields pass. */
export const hookRequestSchema = z
  .discriminatedUnion(
    'hook',
    [
      z.looseObject({
        ...envelope,
        hook: z.literal('order-select'),
        context: z.looseObject({ ...who, selections: z.array(reference), draftOrders: bundle }),
      }),
      z.looseObject({
        ...envelope,
        hook: z.literal('order-sign'),
        context: z.looseObject({ ...who, draftOrders: bundle }),
      }),
      z.looseObject({
        ...envelope,
        hook: z.literal('patient-view'),
        context: z.looseObject(who),
      }),
    ],
    `expected one of ${HOOKS.join(', ')}`,
  )
  .check(
    z.refine(
      ({ fhirServer, fhirAuthorization }) => fhirAuthorization === undefined || fhirServer !== undefined,
      {
        error: '"fhirServer" is required where "fhirAuthorization" is given',
        path: ['fhirServer'],
      },
    ),
  )

export type HookRequest = z.infer<typeof hookRequestSchema>
