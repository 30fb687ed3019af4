import { sameBase } from '../site/same-base.ts'
import type { SmartServer } from './smart-server.ts'

/**
 * The FHIR base as it goes out as `aud`, which some EHRs compare letter by letter: as the launch spelled it, else as the EHR's own
 * description does where that names its base as issuer, else as in the site file.
 */
export function audience(iss: string, server: Pick<SmartServer, 'issuer'>, launched?: string): string {
  if (launched !== undefined) return launched
  return server.issuer !== undefined && sameBase(server.issuer, iss) ? server.issuer : iss
}
