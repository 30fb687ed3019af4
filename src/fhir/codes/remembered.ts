/** So much is kept; charts repeat a few short spellings thousands of times. */
const MOST = 2000
const LONGEST = 300

/** A function of a code, a unit or a name that remembers what it answered. */
export function remembered<Value>(answer: (text: string) => Value): (text: string) => Value {
  const answerOf = rememberedBy(
    (text: string) => text,
    (text, _alone: undefined) => answer(text),
  )
  return (text) => answerOf(text, undefined)
}

/** The same of a function of two things, by a key of both. Long ones are worked out anew, and of too many all are forgotten. */
export function rememberedBy<A, B, Value>(
  keyOf: (a: A, b: B) => string,
  answer: (a: A, b: B) => Value,
): (a: A, b: B) => Value {
  const known = new Map<string, Value>()
  return (a, b) => {
    const key = keyOf(a, b)
    const found = known.get(key)
    if (found !== undefined || known.has(key)) return found as Value
    const value = answer(a, b)
    if (key.length > LONGEST) return value
    if (known.size >= MOST) known.clear()
    known.set(key, value)
    return value
  }
}

/** What is made of an object that stays, such as a site's rules: once for each. */
export function madeOnce<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
  const known = new WeakMap<Of, { readonly made: Made }>()
  return (of) => {
    const found = known.get(of)
    if (found !== undefined) return found.made
    const made = make(of)
    known.set(of, { made })
    return made
  }
}
