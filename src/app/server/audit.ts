import { isGranted } from '../../fhir/resources/granted-scopes.ts'
import { type Audited, auditEvent } from '../../fhir/write/audit-event.ts'
import { APP_VERSION } from '../../page/setup/app-version.ts'
import type { UserSession } from '../session/session.ts'
import { noteMissed } from './missed.ts'
import { clientOf } from './session-client.ts'
import { supportOf } from './storage.ts'

/** Tells the EHR who was shown or stored what, where the site wants that. What the EHR does not take is said on the page (`useMissed`). */
export async function audit(
  session: UserSession,
  { act, what, said, user, patientId }: Pick<Audited, 'act' | 'what' | 'said' | 'user' | 'patientId'>,
): Promise<void> {
  if (!session.audit) return
  const { fhirBase: base, granted } = session
  const body = auditEvent({
    ...{ act, what, said, user, patientId, base, appVersion: APP_VERSION, recorded: new Date() },
    page: location.origin + location.pathname,
  })
  const support = await supportOf(session)
  const takes = support === undefined || support.types.get('AuditEvent')?.create === true
  const answer =
    takes && isGranted(granted, 'AuditEvent', 'create')
      ? await clientOf(session).request({ method: 'POST', url: 'AuditEvent', body })
      : undefined
  if (!answer?.ok || answer.value.status !== 201) noteMissed('audit')
}
