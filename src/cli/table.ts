/** A label and what it labels. */
export type Row = readonly [label: string, text: string]

/** Rows with their labels padded to one width; an empty label continues the row above. */
export function table(rows: readonly Row[]): string[] {
  const width = Math.max(0, ...rows.map(([label]) => label.length))
  return rows.map(([label, text]) => `${label.padEnd(width)}  ${text}`)
}
