const SUPERSCRIPT: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
}

/** A UCUM unit as people write it: `10*9/L` is 10⁹/L, `umol/L` is µmol/L; `1` and `{ratio}` are nothing. */
export function displayUnit(ucum: string): string {
  if (ucum === '1') return ''
  return displayPowers(ucum.replace(/\{[^}]*\}/g, '')).replace(/(^|\/)u(?=L|mol|g|m\b)/g, '$1µ')
}

/** The powers of ten in a text as people write them; everything else stays as the chart has it. */
export function displayPowers(text: string): string {
  if (!text.includes('10*') && !text.includes('10^')) return text
  return text
    .replace(/(\d) (?=10[*^])/g, '$1\u00a0×\u00a0')
    .replace(
      /10[*^](-?\d+)/g,
      (_, power: string) => `10${Array.from(power, (sign) => SUPERSCRIPT[sign]).join('')}`,
    )
}
