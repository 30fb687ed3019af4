import type { Scale } from '../linear-scale.ts'
import { niceTicks } from '../nice-ticks.ts'

/** Ticks of a share from 0 to 1 along an axis `length` px long. */
export function shareTicks(length: number): readonly number[] {
  return niceTicks(0, 1, length >= 400 ? 10 : 5)
}

/** Ticks with their place on a level axis. */
export function alongX(ticks: readonly number[], x: Scale, label: (value: number) => string) {
  return ticks.map((value) => ({ x: x(value), label: label(value) }))
}

/** Ticks with their place on an upright axis. */
export function alongY(ticks: readonly number[], y: Scale, label: (value: number) => string) {
  return ticks.map((value) => ({ y: y(value), label: label(value) }))
}
