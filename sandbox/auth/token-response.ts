import type { Granted } from './authorization-server.ts'

/** The library's token response with the granted scopes and the launch context (SMART App Launch 2.2). */
export function smartTokenResponse(body: object, { context, scopes }: Granted): object {
  return {
    ...body,
    scope: scopes.join(' '),
    ...defined({
      patient: context.patient,
      encounter: context.encounter,
      need_patient_banner: context.needPatientBanner,
      smart_style_url: context.smartStyleUrl,
      intent: context.intent,
      fhirContext: context.fhirContext,
      appContext: context.appContext,
      tenant: context.tenant,
    }),
  }
}

function defined(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}
