import * as z from 'zod/mini'

const operationOutcome = z.looseObject({
  resourceType: z.literal('OperationOutcome'),
  issue: z.array(
    z.looseObject({
      severity: z.optional(z.string()),
      code: z.optional(z.string()),
      diagnostics: z.optional(z.string()),
      details: z.optional(z.looseObject({ text: z.optional(z.string()) })),
      expression: z.optional(z.array(z.string())),
    }),
  ),
})

/** The server's own words, issue by issue. */
export function outcomeTexts(body: unknown): string[] {
  const parsed = z.safeParse(operationOutcome, body)
  if (!parsed.success) return []
  return parsed.data.issue
    .map(({ diagnostics, details, code, expression }) =>
      [diagnostics ?? details?.text ?? code, expression?.join(', ')].filter(Boolean).join(' - '),
    )
    .filter((text) => text !== '')
}
