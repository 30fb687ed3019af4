import { labelWidth } from '../label-fit.ts'

/** Where curves are drawn, in px of the figure; y grows downwards, so `bottom` is the larger. */
export interface Area {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Room above the area for the upright axis' title, and at its right for half a label. */
const TITLE = 28
const EDGE = 14
/** Between an area and a panel beside it, and the least width at which a panel can be read there. */
const GAP = 28
const PANEL = 210
const LARGEST_SQUARE = 420

/** Where the area's left edge lies, so that the tick labels of the upright axis fit beside it. */
function leftOf(labels: readonly string[]): number {
  return Math.max(24, ...labels.map(labelWidth)) + 12
}

/** A landscape area over the whole width of a figure, `offset` px below its top; `edge` px stay free at its right. */
export function wideArea(width: number, labels: readonly string[], offset: number, edge = EDGE): Area {
  const top = offset + TITLE
  return {
    left: leftOf(labels),
    right: width - edge,
    top,
    bottom: top + Math.min(320, Math.max(190, width * 0.42)),
  }
}

/** A square area, and beside it (or below, where the figure is narrow) the panel of words. */
export function squareArea(
  width: number,
  labels: readonly string[],
): { readonly area: Area; readonly panel: { readonly x: number; readonly width: number } | undefined } {
  const left = leftOf(labels)
  const beside = width - left - GAP - PANEL
  const fits = beside >= 300
  const side = fits ? Math.min(LARGEST_SQUARE, beside) : Math.min(LARGEST_SQUARE, width - left - EDGE)
  const area = { left, right: left + side, top: TITLE, bottom: TITLE + side }
  return {
    area,
    panel: fits ? { x: area.right + GAP, width: width - area.right - GAP } : undefined,
  }
}
