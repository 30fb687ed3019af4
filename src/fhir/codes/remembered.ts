/** So much is kept; a chart repeats a few short spellings thousands of times. */
const MOST = 2000
const LONGEST = 300

/** A function that remembers what it answered, by a key of its arguments; where the keys are long or many, it forgets and works anew. */
export function remembered<Arguments extends readonly unknown[], Value>(
  keyOf: (...args: Arguments) => string,
  answer: (...args: Arguments) => Value,
): (...args: Arguments) => Value {
  const known = new Map<string, { readonly value: Value }>()
  return (...args) => {
    const key = keyOf(...args)
    const found = known.get(key) ?? { value: answer(...args) }
    if (key.length <= LONGEST && known.size < MOST) known.set(key, found)
    return found.value
  }
}
