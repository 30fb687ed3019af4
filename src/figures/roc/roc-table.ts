import type { TableData } from '../table/data-table.tsx'
import type { RocFigureProps } from './roc-data.ts'

/** What the ROC figure shows: each curve's AUC, and its operating points under it. */
export function rocTable({ curves, words }: Pick<RocFigureProps, 'curves' | 'words'>): TableData {
  return {
    caption: words.label,
    columns: [words.curve, words.auc, words.cutoff, words.sensitivity, words.specificity],
    rows: curves.flatMap(({ name, detail = '', points = [] }) =>
      points.length === 0
        ? [[name, detail, '', '', '']]
        : points.map((point) => [
            name,
            detail,
            point.name,
            words.percent(point.sensitivity),
            words.percent(1 - point.falsePositiveRate),
          ]),
    ),
  }
}
