import * as z from 'zod/mini'
import { canonicalHash } from '../../model/hash.ts'
import { EXAM_IDENTIFIER } from '../codes/canonical.ts'
import type { ExamKind } from './stiffness-record.ts'

const identified = z.looseObject({
  resourceType: z.literal('Observation'),
  status: z.string(),
  identifier: z.array(z.looseObject({ system: z.optional(z.string()), value: z.optional(z.string()) })),
})

/**
 * SHA-256 over patient, which exam and when: entering the same exam twice gives the same identifier, and a server stores
 * it once. Where an exam with it was marked as entered in error, a number tells the new one apart.
 */
export async function examIdentifier(
  patientId: string,
  exam: ExamKind,
  time: string,
  chart: readonly unknown[],
): Promise<string> {
  const hash = canonicalHash({ patient: patientId, exam, time })
  const withdrawn = chart.filter((resource) => {
    const parsed = z.safeParse(identified, resource)
    return (
      parsed.success &&
      parsed.data.status === 'entered-in-error' &&
      parsed.data.identifier.some(
        ({ system, value }) =>
          system === EXAM_IDENTIFIER && (value === hash || value?.startsWith(`${hash}.`) === true),
      )
    )
  })
  return withdrawn.length === 0 ? hash : `${hash}.${withdrawn.length + 1}`
}
