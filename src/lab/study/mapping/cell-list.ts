/** "PD | iCPD" as the cells it lists; empty ones are left out. */
export function cellList(text: string): string[] {
  return text
    .split('|')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
}

export function cellText(cells: readonly string[]): string {
  return cells.join(' | ')
}
