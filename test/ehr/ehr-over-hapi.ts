import { join } from 'node:path'
import type { SandboxOptions } from '../../sandbox/options.ts'
import type { Sandbox } from '../../sandbox/server.ts'
import { packFhir } from '../../scripts/fhir-package.ts'
import { startEhr } from '../support/ehr.ts'
import { target } from './build.ts'
import { startHapi } from './hapi.ts'
import probabilitySearch from './SearchParameter-RiskAssessment-probability.json' with { type: 'json' }

/** The embedded EHR's authorization, chart and launch, with HAPI in place of the FHIR server in memory. */
export interface EhrOverHapi {
  readonly ehr: Sandbox
  readonly hapi: HapiAccess
  readonly stop: () => Promise<void>
}

/** HAPI itself, past the authorization. */
export interface HapiAccess {
  readonly fhirBase: string
  /** All resources of a type that meet a query, as they are stored now. */
  readonly search: <Type extends fhir4.FhirResource['resourceType']>(
    type: Type,
    query?: string,
  ) => Promise<Extract<fhir4.FhirResource, { resourceType: Type }>[]>
  /** Stores a resource under its id, or sends a Bundle; rejects with HAPI's answer unless it is 2xx. */
  readonly put: (resource: fhir4.FhirResource) => Promise<number>
}

/**
 * Starts HAPI with its own default settings, our FHIR package and the one search parameter it needs (docs/conformance.md), loads the scenario
 * patients through the EHR, and serves the app and the chart.
 */
export async function startEhrOverHapi(options: SandboxOptions = {}): Promise<EhrOverHapi> {
  const { fhirBase, stop } = await startHapi({ package: packFhir(join(target, 'packages')) })
  try {
    const hapi = accessTo(fhirBase)
    await hapi.put(rangesAllowed)
    const ehr = await startEhr({ ...options, externalFhir: fhirBase })
    const stopBoth = async () => {
      await ehr.close()
      await stop()
    }
    return { ehr, hapi, stop: stopBoth }
  } catch (failure) {
    await stop()
    throw failure
  }
}

/** Without it HAPI answers 500 to a RiskAssessment with a probability range, which R4 allows in percent only. */
export const rangesAllowed = probabilitySearch as fhir4.SearchParameter

function accessTo(fhirBase: string): HapiAccess {
  const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { 'cache-control': 'no-cache', 'content-type': 'application/fhir+json' }
    const response = await fetch(url, { ...init, headers })
    if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
    return response
  }
  const search: HapiAccess['search'] = async (type, query = '') => {
    const found: fhir4.FhirResource[] = []
    let url: string | undefined = `${fhirBase}/${type}?${query}&_count=200`
    while (url !== undefined) {
      const page: fhir4.Bundle<fhir4.FhirResource> = JSON.parse(await (await ask(url)).text())
      found.push(...(page.entry ?? []).map(({ resource }) => resource).filter((each) => each !== undefined))
      url = page.link?.find(({ relation }) => relation === 'next')?.url
    }
    const isOfType = (
      each: fhir4.FhirResource,
    ): each is Extract<fhir4.FhirResource, { resourceType: typeof type }> => each.resourceType === type
    return found.filter(isOfType)
  }
  const put = async (resource: fhir4.FhirResource): Promise<number> => {
    const body = JSON.stringify(resource)
    const { status } =
      resource.resourceType === 'Bundle'
        ? await ask(`${fhirBase}/`, { method: 'POST', body })
        : await ask(`${fhirBase}/${resource.resourceType}/${resource.id}`, { method: 'PUT', body })
    return status
  }
  return { fhirBase, search, put }
}
