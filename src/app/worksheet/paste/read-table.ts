/** Splits a pasted or imported table into cells: by tab, else semicolon, else comma; blanks part measurements where nothing else does. */
export async function readTable(text: string): Promise<readonly (readonly string[])[]> {
  const { default: papa } = await import('papaparse')
  const clean = text.replace(/^\uFEFF/, '')
  const delimiter = delimiterOf(clean)
  const { data } = papa.parse<string[]>(delimiter === ' ' ? clean.replace(/[ \u3000]+/g, ' ') : clean, {
    delimiter,
    skipEmptyLines: 'greedy',
  })
  return data.map((cells) => cells.map(String))
}

/** A comma parts cells unless it can only be a decimal comma: then at most one stands in a line, or blanks part the cells. */
function delimiterOf(text: string): string {
  if (text.includes('\t')) return '\t'
  if (text.includes(';')) return ';'
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const blanks = lines.some((line) => /\d\s+\d/.test(line.trim()) || /^[A-I]\d?\s+\d/i.test(line.trim()))
  if (blanks && !lines.some((line) => /,\s/.test(line))) return ' '
  const decimals = lines.every((line) => /^[^,]*(?:\d,\d[^,]*)?$/.test(line.trim()))
  const named = lines.some((line) => /^"?[A-I]\d?"?,/i.test(line.trim()))
  return decimals && !named ? '\t' : ','
}
