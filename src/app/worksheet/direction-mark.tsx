import type { SiteDirection } from '../../model/elastography/stiffness-change.ts'

const SHAPES = {
  stiffer: 'M8 2 14 13H2Z',
  softer: 'M8 14 14 3H2Z',
  same: 'M2 5.5H14M2 10.5H14',
  missing: 'M3 8h2m2 0h2m2 0h2',
} as const satisfies Record<SiteDirection, string>

/** The shape of a direction, as in the drawing; the word stands beside it. */
export function DirectionMark({ direction }: { readonly direction: SiteDirection }) {
  return (
    <svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path
        d={SHAPES[direction]}
        class={direction === 'stiffer' || direction === 'softer' ? 'filled' : 'outlined'}
      />
    </svg>
  )
}
