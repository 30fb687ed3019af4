import type { Indicator } from './cards.ts'

const LOOK: Readonly<Record<Indicator, { word: string; path: string }>> = {
  info: { word: 'Information', path: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM8 7v5M8 4v.5' },
  warning: { word: 'Warning', path: 'M8 1.5 15.2 14.5H.8ZM8 6.5v4M8 12v.5' },
  critical: { word: 'Critical', path: 'M5 1h6l4 4v6l-4 4H5l-4-4V5ZM5.5 5.5l5 5M10.5 5.5l-5 5' },
}

/** How urgent a card is, by word and by shape. */
export function IndicatorMark({ indicator }: { indicator: Indicator }) {
  const { word, path } = LOOK[indicator]
  return (
    <span class={`indicator indicator-${indicator}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
        <path d={path} />
      </svg>
      {word}
    </span>
  )
}
