import { HOOKS, type Hook } from './card-kinds.ts'
import type { CardWording } from './card-wording.ts'
import type { PrefetchTemplates } from './prefetch-templates.ts'

/** One id under all hooks: new cards then replace the earlier ones of the same service. */
export const SERVICE_ID = 'tipm-lenvatinib-camrelizumab'

export interface ServiceDefinition {
  readonly hook: Hook
  readonly id: string
  readonly title: string
  readonly description: string
  readonly usageRequirements: string
  readonly prefetch: PrefetchTemplates
}

/** The answer of `GET /cds-services` (CDS Hooks 2.0.1, "Discovery"). */
export function discovery(
  prefetch: PrefetchTemplates,
  service: CardWording['cardTexts']['service'],
): { readonly services: readonly ServiceDefinition[] } {
  return {
    services: HOOKS.map((hook) => ({
      hook,
      id: SERVICE_ID,
      title: service.title,
      description: service.description,
      usageRequirements: service.usageRequirements,
      prefetch,
    })),
  }
}
