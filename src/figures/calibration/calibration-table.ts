import type { TableData } from '../table/figure-table.tsx'
import type { CalibrationFigureProps } from './calibration-data.ts'

/** The groups of each series: mean prediction, patients, events, observed share and its interval. */
export function calibrationTable({
  series,
  words,
}: Pick<CalibrationFigureProps, 'series' | 'words'>): TableData {
  return {
    caption: words.label,
    columns: [
      words.series,
      words.predicted,
      words.patients,
      words.events,
      words.observed,
      words.intervalHead,
    ],
    rows: series.flatMap(({ name, groups = [] }) =>
      groups.map(({ predicted, n, events, observed, lower, upper }) => [
        name,
        words.percent(predicted),
        words.count(n),
        words.count(events),
        words.percent(observed),
        typeof lower === 'number' && typeof upper === 'number'
          ? words.interval(words.percent(lower), words.percent(upper))
          : '',
      ]),
    ),
  }
}
