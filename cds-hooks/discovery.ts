import { HOOKS, type Hook } from './card-kinds.ts'
import type { CardWording } from './card-wording.ts'
import { type PrefetchTemplates, renamed } from './prefetch-templates.ts'
import type { CdsSettings } from './site-settings.ts'

/** The id under all hooks. New cards then replace the earlier ones of the same service, where the client keeps its services by hook and id. */
export const SERVICE_ID = 'tipm-lenvatinib-camrelizumab'

/** Every id that is answered, whichever of them discovery lists: an EHR keeps what it once read. */
export const SERVICE_IDS: readonly string[] = [SERVICE_ID, ...HOOKS.map(idOf)]

function idOf(hook: Hook): string {
  return `${SERVICE_ID}-${hook}`
}

export interface ServiceDefinition {
  readonly hook: Hook
  readonly id: string
  /** Of CDS Hooks, as implemented here; recommended by CDS Hooks 3.0 (ballot), passed by in 2.0. */
  readonly version: string
  /** Of the hook, as its definition in the CDS Hooks Library has it; likewise. */
  readonly hookVersion: string
  readonly title: string
  readonly description: string
  readonly usageRequirements: string
  readonly prefetch: Readonly<Record<string, string>>
}

/** The answer of `GET /cds-services` (CDS Hooks 2.0.1, "Discovery"). */
export function discovery(
  { ids, prefetch: names }: Pick<CdsSettings, 'ids' | 'prefetch'>,
  templates: PrefetchTemplates,
  service: CardWording['cardTexts']['service'],
): { readonly services: readonly ServiceDefinition[] } {
  const prefetch = renamed(templates, names, 'names')
  return {
    services: HOOKS.map((hook) => ({
      hook,
      id: ids === 'shared' ? SERVICE_ID : idOf(hook),
      version: '2.0.1',
      hookVersion: '1.0',
      title: service.title,
      description: service.description,
      usageRequirements: service.usageRequirements,
      prefetch,
    })),
  }
}
