import { useEffect } from 'preact/hooks'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import { assessmentIdentifier } from '../../fhir/write/assessment-identifier.ts'
import type { OpenChart } from '../app-state.ts'
import { audit } from '../server/audit.ts'
import { useMissed } from '../server/missed.ts'
import type { Session } from '../session/session.ts'

/** Records each answer that is shown, once; `said` are its words. True where the EHR did not take a record. */
export function useAudit(session: Session, { user, context }: OpenChart, chart: ChartInputs, said: string) {
  const { id, version, hash } = context.model
  useEffect(() => {
    if (!session.audit) return
    void Promise.all([assessmentIdentifier(chart, context), user.catch(() => session.user)]).then(
      ([identifier, by]) =>
        audit(session, {
          act: 'shown',
          what: { identifier },
          said: `${said} (${id} ${version} ${hash})`,
          user: by,
          patientId: session.patientId,
        }),
    )
  }, [session, said])
  return useMissed('audit')
}
