import { isRecord } from '../fhir/resource.ts'

/** A service as its discovery lists it, under one hook. */
export interface CdsService {
  readonly hook: string
  readonly id: string
  readonly title: string
  readonly prefetch: Readonly<Record<string, string>>
}

/** The services of a discovery answer (CDS Hooks 2.0.1, "Discovery"); what is malformed is left out. */
export function cdsServices(discovery: unknown): CdsService[] {
  const { services } = isRecord(discovery) ? discovery : {}
  return (Array.isArray(services) ? services : []).filter(isRecord).flatMap((service) => {
    const { hook, id, title, prefetch } = service
    if (typeof hook !== 'string' || typeof id !== 'string' || !/^[\w.-]+$/.test(id)) return []
    const templates = Object.entries(isRecord(prefetch) ? prefetch : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    )
    return [
      { hook, id, title: typeof title === 'string' ? title : id, prefetch: Object.fromEntries(templates) },
    ]
  })
}
