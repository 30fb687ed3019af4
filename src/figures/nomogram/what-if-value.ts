import { effectOf } from '../../model/effect.ts'
import type { ModelFile } from '../../model/model-schema.ts'
import type { DeltaTSign, Predictor } from '../../model/predictor.ts'
import { roundTo } from '../../model/rounding.ts'
import { linearScale } from '../linear-scale.ts'
import { niceStep } from '../nice-ticks.ts'
import { justAbove } from './preset-values.ts'

/** Another value for one predictor, in the predictor's unit. */
export type WhatIfValue =
  | { readonly predictor: 'deltaT'; readonly value: DeltaTSign }
  | { readonly predictor: Exclude<Predictor, 'deltaT'>; readonly value: number }

/** About fifty steps along an axis. */
const STEPS = 50
const LONG_STEP = 10

/** How far one key press moves a value on its axis, in the predictor's unit. */
export function axisStep(model: ModelFile, predictor: 'albumin' | 'diameter'): number {
  const [from, to] = model.predictors[predictor].axis
  return niceStep((to - from) / STEPS)
}

/** The value whose mark lies nearest to so many points on the predictor's axis. */
export function whatIfValueAt(model: ModelFile, predictor: Predictor, points: number): WhatIfValue {
  switch (predictor) {
    case 'nlr': {
      const sides = [model.predictors.nlr.threshold, justAbove(model)]
      return { predictor, value: nearest(sides, points, (value) => effectOf(model, 'nlr', value).points) }
    }
    case 'deltaT': {
      const signs = ['nonnegative', 'negative'] as const
      return { predictor, value: nearest(signs, points, (value) => effectOf(model, 'deltaT', value).points) }
    }
    case 'albumin':
    case 'diameter': {
      const { axis, decimals } = model.predictors[predictor]
      const at = (value: number) => effectOf(model, predictor, value).points
      const value = linearScale([at(axis[0]), at(axis[1])], [axis[0], axis[1]])(points)
      return { predictor, value: roundTo(clamp(onGrid(value, axisStep(model, predictor)), axis), decimals) }
    }
  }
}

/**
 * Where a key moves a mark: left and right along the figure, up and down by value, page keys in long steps, Home and End to
 * the ends of the axis. `undefined` for any other key.
 */
export function moveByKey(
  model: ModelFile,
  predictor: Predictor,
  value: number | DeltaTSign,
  key: string,
): WhatIfValue | undefined {
  if (predictor === 'nlr' || predictor === 'deltaT' || typeof value === 'string') {
    const end = TO_LEFT.includes(key) ? 0 : TO_RIGHT.includes(key) ? Number.POSITIVE_INFINITY : undefined
    return end === undefined ? undefined : whatIfValueAt(model, predictor, end)
  }
  const { axis, decimals } = model.predictors[predictor]
  const rightwards =
    effectOf(model, predictor, axis[1]).points > effectOf(model, predictor, axis[0]).points ? 1 : -1
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: rightwards,
    ArrowLeft: -rightwards,
    ArrowUp: 1,
    ArrowDown: -1,
    PageUp: LONG_STEP,
    PageDown: -LONG_STEP,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  }
  const by = steps[key]
  if (by === undefined) return undefined
  return { predictor, value: roundTo(clamp(value + by * axisStep(model, predictor), axis), decimals) }
}

const TO_LEFT: readonly string[] = ['ArrowLeft', 'ArrowDown', 'PageDown', 'Home']
const TO_RIGHT: readonly string[] = ['ArrowRight', 'ArrowUp', 'PageUp', 'End']

function nearest<Value>(values: readonly Value[], points: number, at: (value: Value) => number): Value {
  return values.reduce((best, value) =>
    distance(at(value), points) < distance(at(best), points) ? value : best,
  )
}

function distance(a: number, b: number): number {
  // Beyond every axis lies its right end.
  return b === Number.POSITIVE_INFINITY ? -a : Math.abs(a - b)
}

function onGrid(value: number, step: number): number {
  return Math.round(value / step) * step
}

function clamp(value: number, [from, to]: readonly [number, number]): number {
  return Math.min(Math.max(value, from), to)
}
