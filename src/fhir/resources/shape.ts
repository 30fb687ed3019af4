import { isObject, type Json } from './json.ts'

// What is read of a resource, described and checked in one step. A hospital's chart has thousands of resources and each is checked
// when an order is written; so a value that is as described is given as the same object, and nothing is copied (decision 29).
// A null is no value: FHIR allows none outside of arrays of primitives, but some senders print them for what is absent.

/** What a shape answers where a value is not as it describes. */
export const UNREADABLE: unique symbol = Symbol('unreadable')

/** A description of a value, which reads it: gives what can be read of it, or UNREADABLE. */
export type Shape<Value> = (value: unknown) => Value | typeof UNREADABLE

/** What a shape reads. */
export type ReadBy<S extends Shape<unknown>> = Exclude<ReturnType<S>, typeof UNREADABLE>

/** Reads a value by a shape; undefined where it is not as described. */
export function readAs<Value>(shape: Shape<Value>, value: unknown): Value | undefined {
  const read = shape(value)
  return read === UNREADABLE ? undefined : read
}

export const text: Shape<string> = (value) => (typeof value === 'string' ? value : UNREADABLE)
export const number: Shape<number> = (value) => (Number.isFinite(value) ? (value as number) : UNREADABLE)
export const boolean: Shape<boolean> = (value) => (typeof value === 'boolean' ? value : UNREADABLE)
export const anything: Shape<unknown> = (value) => value

export function oneOf<const Word extends string>(...words: readonly Word[]): Shape<Word> {
  return (value) => words.find((word) => word === value) ?? UNREADABLE
}

/** What one of the shapes reads, the first that can. */
export function either<Value>(...shapes: readonly Shape<Value>[]): Shape<Value>
export function either<A, B, C>(...shapes: readonly [Shape<A>, Shape<B>, Shape<C>]): Shape<A | B | C>
export function either(...shapes: readonly Shape<unknown>[]): Shape<unknown> {
  return (value) => {
    for (const shape of shapes) {
      const read = shape(value)
      if (read !== UNREADABLE) return read
    }
    return UNREADABLE
  }
}

export function optional<Value>(shape: Shape<Value>): Shape<Value | undefined> {
  const read: Shape<Value | undefined> = (value) => (value === undefined ? undefined : shape(value))
  present.set(read, shape)
  return read
}

/** What reads a value by an optional shape where there is one. */
const present = new WeakMap<Shape<unknown>, Shape<unknown>>()

/** What cannot be read counts as this. */
export function otherwise<Value, Other extends Value>(shape: Shape<Value>, other: Other): Shape<Value> {
  return (value) => {
    const read = shape(value)
    return read === UNREADABLE ? other : read
  }
}

/** What only refines a judgement: written wrongly it counts as absent and spoils nothing else of its resource. */
export function lenient<Value>(shape: Shape<Value>): Shape<Value | undefined> {
  return optional(otherwise<Value | undefined, undefined>(shape, undefined))
}

type Fields = Readonly<Record<string, Shape<unknown>>>
type Optional<F extends Fields> = { [K in keyof F]: undefined extends ReadBy<F[K]> ? K : never }[keyof F]

/** An object's described properties; all others pass through unseen. */
export type ObjectOf<F extends Fields> = { readonly [K in Exclude<keyof F, Optional<F>>]: ReadBy<F[K]> } & {
  readonly [K in Optional<F>]?: ReadBy<F[K]> | undefined
}

export function object<F extends Fields>(fields: F): Shape<ObjectOf<F>> {
  const described = Object.entries(fields).map(([name, shape]) => ({
    name,
    shape: present.get(shape) ?? shape,
    absent: shape(undefined),
  }))
  return (value) => {
    if (!isObject(value)) return UNREADABLE
    let copy: Record<string, unknown> | undefined
    for (const { name, shape, absent } of described) {
      const item = value[name]
      // Most of what is described is absent.
      if (item === undefined && absent === undefined) continue
      const read = item === undefined || item === null ? absent : shape(item)
      if (read === UNREADABLE) return UNREADABLE
      if (read === item) continue
      copy ??= { ...value }
      copy[name] = read
    }
    return (copy ?? value) as Json & ObjectOf<F>
  }
}

/** A list of which every element is as described. */
export function listOf<Value>(element: Shape<Value>): Shape<readonly Value[]> {
  return (value) => (Array.isArray(value) ? elementsOf(value, element, false) : UNREADABLE)
}

/** A list of which a broken element is lost alone. Converters from XML write a list of one as its element. */
export function readableOf<Value>(element: Shape<Value>): Shape<readonly Value[]> {
  return (value) =>
    Array.isArray(value)
      ? elementsOf(value, element, true)
      : isObject(value)
        ? elementsOf([value], element, true)
        : UNREADABLE
}

/** As `readableOf`, and what is no list is lost whole. */
export function each<Value>(element: Shape<Value>): Shape<readonly Value[] | undefined> {
  return optional(otherwise<readonly Value[], never[]>(readableOf(element), []))
}

function elementsOf<Value>(
  list: readonly unknown[],
  element: Shape<Value>,
  leavingOut: boolean,
): readonly Value[] | typeof UNREADABLE {
  let copy: Value[] | undefined
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index]
    const read = item === null ? UNREADABLE : element(item)
    if (read === UNREADABLE && item !== null && !leavingOut) return UNREADABLE
    if (read !== item) copy ??= list.slice(0, index) as Value[]
    if (copy !== undefined && read !== UNREADABLE) copy.push(read)
  }
  return copy ?? (list as readonly Value[])
}
