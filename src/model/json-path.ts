/** A path into a JSON document as engineers write it: `predictors.albumin.axis[1]`; the document itself is `(root)`. */
export function jsonPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '(root)'
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('')
}
