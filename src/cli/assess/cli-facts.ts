import { answerFacts } from '../../facts/answer-facts.ts'
import { type Fact, fact } from '../../facts/fact.ts'
import { factsOf } from '../../facts/facts-of.ts'
import { modelFacts } from '../../facts/model-facts.ts'
import type { Wording } from '../../facts/wording.ts'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { ReadContext } from '../../fhir/read-context.ts'
import type { Assessment } from '../../model/assessment.ts'
import type { TipmModel } from '../../model/load-model.ts'
import { modelStatusText } from '../../model/model-status.ts'
import type { SiteConfig } from '../../site/site-schema.ts'
import { en } from '../../text/en/catalogue.ts'
import { createFormat } from '../../text/format.ts'
import { written } from '../../text/written.ts'
import { SOFTWARE_VERSION } from '../software-version.ts'
import type { JsonInputs } from './json-output.ts'

/** What `tipm assess` says of a chart: the facts of every door, and as of when it was read. */
export function chartFacts(
  chart: ChartInputs,
  assessment: Assessment,
  { site, model, asOf }: ReadContext,
): Fact[] {
  const wording = wordingOf(model, site)
  return withVersion(factsOf(wording, chart, assessment), model, [
    en.answer.chartRead(wording.format.dateTime(asOf.toISOString())),
  ])
}

/** What `tipm score` says of values given by themselves. */
export function scoreFacts(
  inputs: JsonInputs,
  assessment: Assessment,
  model: TipmModel,
  site: Pick<SiteConfig, 'reading'>,
): Fact[] {
  const wording = wordingOf(model, site)
  const given = (['nlr', 'deltaT', 'albumin', 'diameter'] as const).flatMap((input): Fact[] => {
    const { sources } = inputs[input]
    if (sources.length === 0) return []
    const value = `from ${sources.map(({ original }) => original).join(' and ')}`
    return [fact(input, 'inputs', en.inputs.names[input], value)]
  })
  return withVersion([...answerFacts(wording, assessment), ...given, ...modelFacts(wording)], model, [])
}

function wordingOf(
  model: TipmModel,
  site: Pick<SiteConfig, 'reading'> & { readonly timeZone?: string | undefined },
): Wording {
  return { texts: en, format: createFormat('en', site.timeZone), model, site }
}

/** The model's line also says its status and which software printed it. */
function withVersion(facts: readonly Fact[], model: TipmModel, notes: readonly string[]): Fact[] {
  return facts.map((fact) =>
    fact.group === 'model'
      ? { ...fact, notes: [modelStatusText(model, written.en.status), ...notes, `tipm ${SOFTWARE_VERSION}`] }
      : fact,
  )
}
