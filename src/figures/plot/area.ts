import { labelWidth } from '../label-fit.ts'

/** Where curves are drawn, in px of the figure; y grows downwards, so `bottom` is the larger. */
export interface Area {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Square, with a panel of words beside it or below; or over the whole width of the figure, the words above. */
export type Shape = 'square' | 'wide'

/** Room above the area for the upright axis' title, and at its right for half a label. */
const TITLE = 28
const EDGE = 14
/** Between an area and the words above or beside it, and the least width at which a panel can be read. */
const ABOVE = 12
const GAP = 28
const PANEL = 210
const LARGEST_SQUARE = 420

/** Lays out an area whose upright axis has these labels; `margin` is the least room at either side, and `offset` the height of the words above. */
export function plotArea(
  shape: Shape,
  room: {
    readonly width: number
    readonly labels: readonly string[]
    readonly offset?: number | undefined
    readonly margin?: number | undefined
  },
): { readonly area: Area; readonly panel?: { readonly x: number; readonly width: number } } {
  const { width, labels, offset = 0, margin = EDGE } = room
  const left = Math.max(margin, Math.max(24, ...labels.map(labelWidth)) + 12)
  if (shape === 'wide') {
    const top = offset + ABOVE + TITLE
    const bottom = top + Math.min(320, Math.max(190, width * 0.42))
    return { area: { left, right: width - margin, top, bottom } }
  }
  const beside = width - left - GAP - PANEL
  const fits = beside >= 300
  const side = Math.min(LARGEST_SQUARE, fits ? beside : width - left - margin)
  const area = { left, right: left + side, top: TITLE, bottom: TITLE + side }
  return fits ? { area, panel: { x: area.right + GAP, width: width - area.right - GAP } } : { area }
}
