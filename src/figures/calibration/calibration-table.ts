import { intervalText } from '../plot/numbers.ts'
import type { TableData } from '../table/data-table.tsx'
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
      groups.map((group) => [
        name,
        words.percent(group.predicted),
        words.count(group.n),
        words.count(group.events),
        words.percent(group.observed),
        intervalText(group, words, words.percent),
      ]),
    ),
  }
}
