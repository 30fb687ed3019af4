import type { MarkKey } from './nomogram-words.ts'
import type { WhatIfValue } from './what-if-value.ts'

/** What a figure tells its owner; a figure itself holds no state. */
export interface Interaction {
  /** The mark being read: under the pointer or in focus. */
  readonly active: MarkKey | undefined
  readonly onActive: (key: MarkKey | undefined) => void
  /** Given where values may be moved; without it the figure only reads. */
  readonly onMove?: ((move: WhatIfValue) => void) | undefined
}

/** Handlers by which a mark is read by pointer and by keyboard alike. */
export function readingHandlers(key: MarkKey, interaction: Interaction | undefined) {
  if (interaction === undefined) return {}
  const { onActive } = interaction
  return {
    onPointerEnter: () => onActive(key),
    onPointerLeave: () => onActive(undefined),
    onFocus: () => onActive(key),
    onBlur: () => onActive(undefined),
  }
}

/** The class that makes a mark stand out while it is read. */
export function activeClass(name: string, key: MarkKey, interaction: Interaction | undefined): string {
  return interaction?.active === key ? `${name} active` : name
}

/** A pointer's place in the figure's own px. */
export function figureX(element: SVGElement, clientX: number, width: number): number {
  const box = element.ownerSVGElement?.getBoundingClientRect()
  return box === undefined || box.width === 0 ? 0 : ((clientX - box.left) / box.width) * width
}
