import { serverSupport } from '../../fhir/write/server-support.ts'
import { type StorageOption, storageOptions } from '../../fhir/write/storage-form.ts'
import { sameBase } from '../../site/same-base.ts'
import type { SiteConfig } from '../../site/site-schema.ts'
import type { Session } from '../session/session.ts'
import { clientOf } from './session-client.ts'

/** Whether the site lets an assessment be stored as a document in this EHR. */
export function storesDocuments(site: SiteConfig, { fhirBase }: Session): boolean {
  return site.smart.issuers.some(({ iss, documents }) => documents && sameBase(iss, fhirBase))
}

/** Asks the EHR once what it accepts. Metadata that cannot be read leaves every form possible: then trying tells. */
export async function readStorage(session: Session, documents: boolean): Promise<readonly StorageOption[]> {
  const answer = await clientOf(session).request({ method: 'GET', url: 'metadata' })
  const support = answer.ok ? serverSupport(answer.value.json) : undefined
  return storageOptions(support, session.granted).filter(({ form }) => documents || form !== 'document')
}
