import type { DrawValues } from './labs.ts'
import { draw } from './labs.ts'
import type { PatientChart } from './patient-chart.ts'

/** Chemistry that no score reads, so that a chart looks like one. */
export interface Liver {
  bilirubin: number
  alt: number
  ast: number
  ggt: number
  afp: number
  platelets: number
}

/** The part of a draw that surrounds the values under test; `drift` 1 is the baseline, lower is earlier in the disease. */
export function companions(chart: PatientChart, liver: Liver, drift = 1): DrawValues {
  const whole = (value: number) => Math.round(value * drift)
  return {
    platelets: Math.round(liver.platelets * (2 - drift)),
    ...(chart.units === 'us'
      ? { bilirubinMass: Math.round((liver.bilirubin * drift * 10) / 17.1) / 10 }
      : { bilirubin: Math.round(liver.bilirubin * drift * 10) / 10 }),
    alt: whole(liver.alt),
    ast: whole(liver.ast),
    ggt: whole(liver.ggt),
    afp: Math.round(liver.afp * drift ** 4 * 10) / 10,
  }
}

/** Surveillance draws long before treatment (200 and 110 days): too old to score, good to look at. */
export function surveillance(chart: PatientChart, start: number, liver: Liver, values: DrawValues): void {
  draw(chart, start - 200, { ...values, ...companions(chart, liver, 0.7) }, '08:05')
  draw(chart, start - 110, { ...values, ...companions(chart, liver, 0.8) }, '07:50')
}
