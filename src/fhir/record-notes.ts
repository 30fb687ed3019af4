import type { ChartInputs } from './chart-inputs.ts'
import { inputSources, versioned } from './input-sources.ts'
import type { SaveContext } from './save-context.ts'

/** Some servers drop the version of a reference when they store it; this keeps which version was read. */
export function versionsText(chart: ChartInputs): string {
  const read = inputSources(chart).flatMap(({ name, sources }) =>
    sources.map((source) => `${name} ${versioned(source) ?? `${source.original} (entered by hand)`}`),
  )
  return `Inputs as read: ${read.join('; ')}.`
}

/** What wrote it, for servers that take no Provenance. */
export function softwareText({ appVersion, read }: SaveContext): string {
  const { id, version, hash } = read.model
  return `Written by TIPM on FHIR ${appVersion}, model ${id} ${version}, hash ${hash}.`
}
