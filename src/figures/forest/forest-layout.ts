import { labelWidth } from '../label-fit.ts'
import { wrapped } from '../plot/wrapped.ts'
import type { ForestRow } from './forest-data.ts'

/** A row in its lines. Wide: name, counts, drawing and ratio side by side; narrow: the words above the drawing. */
export interface PlacedRow {
  readonly row: ForestRow
  readonly top: number
  readonly name: readonly string[]
  readonly counts: readonly string[]
  readonly text: readonly string[]
  /** Where the interval is drawn; undefined on a head. */
  readonly markY: number | undefined
}

export interface ForestLayout {
  readonly wide: boolean
  /** Left ends of the columns, and both ends of the drawing. */
  readonly countsX: number
  readonly left: number
  readonly right: number
  readonly textX: number
  readonly rows: readonly PlacedRow[]
  readonly bottom: number
}

const WIDE = 620
const LINE = 16
const GAP = 18

/** Lays the rows out for a width in px, from `top` down. */
export function forestLayout(rows: readonly ForestRow[], width: number, top: number): ForestLayout {
  const wide = width >= WIDE
  const columns = wide ? columnWidths(rows, width) : undefined
  const [nameWidth, countsWidth, textWidth] = columns ?? [width, width, width]
  const placed: PlacedRow[] = []
  let y = top
  for (const row of rows) {
    const indent = row.kind === 'subgroup' && wide ? 12 : 0
    const name = wrapped(row.name, nameWidth - indent)
    const counts = row.counts === undefined ? [] : wrapped(row.counts, countsWidth)
    const words = row.kind === 'head' ? row.interaction : row.text
    const text = words === undefined ? [] : wrapped(words, textWidth)
    const lines = wide
      ? Math.max(1, name.length, counts.length, text.length)
      : name.length + counts.length + text.length
    const drawn = row.kind !== 'head' && row.estimate !== undefined && row.estimate !== null
    const markY = wide ? y + 11 : y + LINE * lines + 9
    placed.push({ row, top: y, name, counts, text, markY: drawn ? markY : undefined })
    y += LINE * lines + (wide ? 8 : drawn ? 26 : 10)
  }
  return wide
    ? {
        wide,
        countsX: nameWidth + GAP,
        left: nameWidth + GAP + (countsWidth === 0 ? 0 : countsWidth + GAP),
        right: width - textWidth - GAP,
        textX: width - textWidth,
        rows: placed,
        bottom: y,
      }
    : { wide, countsX: 0, left: 10, right: width - 10, textX: 0, rows: placed, bottom: y }
}

/** Widths of name, counts and ratio: what they need, within shares of the figure that leave room to draw. */
function columnWidths(rows: readonly ForestRow[], width: number): readonly [number, number, number] {
  const widest = (texts: readonly (string | undefined)[], share: number) =>
    Math.min(share * width, Math.max(0, ...texts.map((text = '') => 1.05 * labelWidth(text))))
  return [
    widest(
      rows.map(({ name, kind }) => (kind === 'subgroup' ? `${name}  ` : name)),
      0.28,
    ),
    widest(
      rows.map(({ counts }) => counts),
      0.16,
    ),
    widest(
      rows.map(({ kind, text, interaction }) => (kind === 'head' ? interaction : text)),
      0.24,
    ),
  ]
}
