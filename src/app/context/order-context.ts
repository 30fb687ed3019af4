import * as z from 'zod/mini'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { ReadContext } from '../../fhir/read-context.ts'
import { assessmentIdentifier } from '../../fhir/write/assessment-identifier.ts'

const orderContext = z.object({
  hook: z.enum(['order-select', 'order-sign', 'patient-view']),
  hookInstance: z.optional(z.string()),
  orders: z
    .array(z.string().check(z.regex(/^[A-Z][A-Za-z]{1,40}\/[A-Za-z0-9\-.]{1,64}$/)))
    .check(z.maxLength(50)),
  /** Hash of patient, model, inputs and their versions. */
  assessment: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}(\.\d{1,6})?$/))),
})

/** From which card the app was opened: references and a hash, no clinical data. */
export type OrderContext = z.infer<typeof orderContext>

const LONGEST = 10_000

/** Reads the `appContext` of the token response (CDS Hooks 2.0.1, "Link"); undefined when there is none, or it is another service's. */
export function readOrderContext(appContext: string | undefined): OrderContext | undefined {
  if (appContext === undefined || appContext.length > LONGEST) return undefined
  try {
    const parsed = z.safeParse(orderContext, JSON.parse(appContext))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** Whether the chart as read now gives what the card was made from; `unknown` where the card does not say. */
export async function compareWithCard(
  { assessment }: OrderContext,
  chart: ChartInputs,
  context: ReadContext,
): Promise<'same' | 'changed' | 'unknown'> {
  if (assessment === undefined) return 'unknown'
  return (await assessmentIdentifier(chart, context)) === assessment ? 'same' : 'changed'
}
