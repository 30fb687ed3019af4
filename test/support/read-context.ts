import type { ReadContext } from '../../src/fhir/read-context.ts'
import { loadModel, type TipmModel } from '../../src/model/load-model.ts'
import file from '../../src/model/tipm.json' with { type: 'json' }
import type { Language } from '../../src/site/language.ts'
import { loadSite } from '../../src/site/load-site.ts'

const SITE = {
  name: 'Test Hospital',
  timeZone: 'UTC',
  smart: { issuers: [{ iss: 'https://ehr.example/fhir', clientId: 'tipm' }] },
}

/** The model as shipped. */
export async function tipmModel(): Promise<TipmModel> {
  const result = await loadModel(file)
  if (!result.ok) throw new Error(JSON.stringify(result.problem.faults))
  return result.value
}

/** A reading context with pinned clock and zone; `reading` overrides the site's reading rules, `language` its language. */
export async function readContext(
  overrides: Partial<Pick<ReadContext, 'patientId' | 'asOf' | 'failures' | 'isFile'>> & {
    reading?: object
    language?: Language
  } = {},
): Promise<ReadContext> {
  const { reading, language, ...rest } = overrides
  const result = loadSite({ ...SITE, ...(reading && { reading }), ...(language && { language }) })
  if (!result.ok) throw new Error(JSON.stringify(result.problem.faults))
  return {
    patientId: 'p1',
    asOf: new Date('2026-11-23T12:00:00Z'),
    failures: [],
    site: result.value,
    model: await tipmModel(),
    ...rest,
  }
}
