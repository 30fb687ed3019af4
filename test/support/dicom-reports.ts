import { readFileSync } from 'node:fs'
import { ALL_SITES } from '../../src/model/elastography/elastography-sites.ts'

/** Site medians of the made-up reports in test/dicom (make-reports.py), in kPa and the order of the sites. */
export const BASELINE = [32.4, 35.1, 33.8, 36.2, 30.9, 21.5, 19.8, 22.6, 20.4, 12.1, 10.8, 9.6]
export const WEEK_6 = [30.1, 35.1, 31.0, 37.0, 28.2, 22.3, 20.6, 21.0, 21.2, 12.9, 11.4, 9.5]

/** A site's five measurements, whose median is the given one. */
export const shotsOf = (median: number) =>
  [0, -1, 1.5, -0.5, 2].map((step) => Number((median + step).toFixed(2)))

/** The five measurements of every site. */
export const shotsBySite = (medians: readonly number[]) =>
  Object.fromEntries(ALL_SITES.map((site, index) => [site, shotsOf(medians[index] ?? Number.NaN)]))

export function reportFile(name: string): Uint8Array {
  return readFileSync(new URL(`../dicom/reports/${name}`, import.meta.url))
}
