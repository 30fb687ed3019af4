import { assess } from '../model/assess.ts'
import type { Assessment } from '../model/assessment.ts'
import type { Interval } from '../model/interval.ts'
import type { TipmModel } from '../model/load-model.ts'
import type { ModelInputs } from '../model/predictor.ts'
import type { ChartInputs, Reading } from './chart-inputs.ts'

/** The assessment of a chart. A chart that says the cancer is another one is out of scope; one that says nothing is not. */
export function assessChart(model: TipmModel, chart: ChartInputs): Assessment {
  const hcc = chart.criteria.find(({ id }) => id === 'hcc')
  if (hcc?.state === 'notMet') return { kind: 'outOfScope', reasons: ['not-hcc'] }
  return assess(model, modelInputs(chart))
}

/** What the model is given of a chart. */
export function modelInputs({ nlr, deltaT, albumin, diameter }: ChartInputs): ModelInputs {
  return {
    nlr: numberOf(nlr),
    deltaT: deltaT.state === 'known' ? deltaT.value : undefined,
    albumin: numberOf(albumin),
    diameter: numberOf(diameter),
  }
}

function numberOf(reading: Reading<number>): number | Interval | undefined {
  switch (reading.state) {
    case 'known':
      return reading.value
    case 'interval': {
      const { low, high, above, below } = reading
      return { low, high, ...(above ? { above } : {}), ...(below ? { below } : {}) }
    }
    case 'unknown':
      return undefined
  }
}
