import { type ServerSupport, serverSupport } from '../../fhir/write/server-support.ts'
import { type StorageOption, storageOptions } from '../../fhir/write/storage-form.ts'
import { sameBase } from '../../site/same-base.ts'
import type { SiteConfig } from '../../site/site-schema.ts'
import type { Session, UserSession } from '../session/session.ts'
import { clientOf } from './session-client.ts'

/** Whether the site lets an assessment be stored as a document in this EHR. */
export function storesDocuments(site: SiteConfig, { fhirBase }: Session): boolean {
  return site.smart.issuers.some(({ iss, documents }) => documents && sameBase(iss, fhirBase))
}

const supports = new WeakMap<UserSession, Promise<ServerSupport | undefined>>()

/** What the EHR says it accepts, asked once; undefined where its metadata cannot be read. */
export function supportOf(session: UserSession): Promise<ServerSupport | undefined> {
  const asked =
    supports.get(session) ??
    clientOf(session)
      .request({ method: 'GET', url: 'metadata' })
      .then((answer) => (answer.ok ? serverSupport(answer.value.json) : undefined))
  supports.set(session, asked)
  return asked
}

/** The forms that the EHR accepts. Metadata that cannot be read leaves every form possible: then trying tells. */
export async function readStorage(session: Session, documents: boolean): Promise<readonly StorageOption[]> {
  return storageOptions(await supportOf(session), session.granted).filter(
    ({ form }) => documents || form !== 'document',
  )
}
