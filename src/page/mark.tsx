const SHAPES = {
  high: 'M8 1.5 15 14H1Z',
  low: 'M8 14.5 1 2h14Z',
  undecided: 'M8 .8 15.2 8 8 15.2.8 8Z',
  met: 'M2 8.5 6.2 12.7 14 4',
  notMet: 'M3 3l10 10M13 3 3 13',
  unknown: 'M3 8h10',
  warning: 'M8 1.8 15 14.2H1ZM8 6v4M8 12v.4',
} as const

const OUTLINED: readonly string[] = ['met', 'notMet', 'unknown', 'warning']

/** A small shape that repeats what the words beside it say, for those who scan by form. */
export function Mark({ shape }: { readonly shape: keyof typeof SHAPES }) {
  return (
    <svg
      class={`mark mark-${shape}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={SHAPES[shape]} class={OUTLINED.includes(shape) ? 'outlined' : 'filled'} />
    </svg>
  )
}
