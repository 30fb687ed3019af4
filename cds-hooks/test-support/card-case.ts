import { assessChart } from '../../src/fhir/assess-chart.ts'
import type { ChartInputs } from '../../src/fhir/chart-inputs.ts'
import { readContext } from '../../test/support/read-context.ts'
import { cardWording } from '../card-wording.ts'
import type { CardInput } from '../cards/card-input.ts'
import { loadCdsSettings } from '../site-settings.ts'

export const context = await readContext()
const loaded = loadCdsSettings({})
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problem))
const settings = loaded.value

/** A call at patient-view as of 23 November 2026, 12:00, with news of the last 14 days. */
export function caseOf(chart: ChartInputs, more: Partial<CardInput> = {}): CardInput {
  return {
    ...{ hook: 'patient-view', userId: 'Practitioner/d', encounterId: undefined, orders: [], chart },
    onFile: { kind: 'none' },
    ...{ assessment: assessChart(context.model, chart), assessmentHash: 'hash', unread: [], context },
    ...{ answered: new Set(['stiffness'] as const), wording: cardWording(context.site, context.model) },
    ...{ settings, appLaunchUrl: 'https://app.example/launch.html' },
    ...more,
  }
}
