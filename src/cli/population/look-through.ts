import { PAIR } from '../../fhir/codes/drugs.ts'
import { DRUG_PARTS, drugsNamed } from '../../fhir/read/drugs-named.ts'
import { bundleResources } from '../../fhir/resources/bundle-resources.ts'
import type { ReadingRules } from '../../site/site-schema.ts'
import { bundlesIn, DISTINCT_PARTS, type Hospital, linesOf, look, NOTE_REJECTED } from './hospital.ts'

/** Notes the lines of files; with `charts` it keeps those of selected patients. */
export async function lookThrough(
  files: readonly string[],
  hospital: Hospital,
  charts: boolean,
): Promise<void> {
  await hospital.run(look(linesOf(files), charts))
  await hospital.run(NOTE_REJECTED)
}

/** Takes the resources out of Bundles. */
export async function unfold(files: readonly string[], hospital: Hospital): Promise<void> {
  const loose = await hospital.table('loose')
  for await (const [names = [], lines = []] of hospital.columns(bundlesIn(files))) {
    for (const [at, line] of lines.entries()) {
      const flat = bundleResources(JSON.parse(String(line)))
      for (const resource of flat.ok ? flat.resources : [])
        loose.add(String(names[at]), JSON.stringify(resource))
    }
  }
  loose.close()
}

/** Decides what each way of writing a drug means: once, however many records are written so. */
export async function decideDrugs(hospital: Hospital, rules: ReadingRules): Promise<void> {
  const meant = await hospital.table('meant')
  for await (const [types = [], parts = []] of hospital.columns(DISTINCT_PARTS)) {
    for (const [at, text] of parts.entries()) {
      const [resourceType, written] = [String(types[at]), String(text)]
      const { bits, isUntold } = meaningOf(resourceType, JSON.parse(written) as unknown[], rules)
      meant.add(resourceType, written, bits, isUntold)
    }
  }
  meant.close()
}

function meaningOf(
  resourceType: string,
  parts: readonly unknown[],
  rules: ReadingRules,
): { readonly bits: number; readonly isUntold: boolean } {
  const resource = Object.fromEntries(DRUG_PARTS.map((name, at) => [name, parts[at] ?? undefined]))
  const display = resource['medicationReference']
  const medicationReference = display === undefined ? undefined : { display }
  return drugBits({ ...resource, resourceType, medicationReference }, rules)
}

/** What a resource names, in bits: 1 lenvatinib, 2 camrelizumab. */
export function drugBits(
  resource: unknown,
  rules: ReadingRules,
): { readonly bits: number; readonly isUntold: boolean; readonly medicationId: string | undefined } {
  const { drugs = [], isUntold = false, medicationId } = drugsNamed(resource, rules) ?? {}
  const bits = PAIR.reduce((sum, drug, at) => (drugs.includes(drug) ? sum + 2 ** at : sum), 0)
  return { bits, isUntold, medicationId }
}
