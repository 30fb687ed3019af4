import { labelWidth } from '../label-fit.ts'

/** What a line may be broken at: after a space, or around a full-width character; brackets stay with what they enclose. */
const PIECES = /[（「『《]*[⺀-￿][、。，；：）」』》]*|[^\s⺀-￿]+\s*|\s+/gu

/** A text in lines that are about `width` px wide at most; a word wider than a line is broken. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(PIECES) ?? []) {
    if (line !== '' && labelWidth((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
    while (labelWidth(line.trimEnd()) > width && [...line].length > 1) {
      const head = fitting(line, width)
      lines.push(head)
      line = line.slice(head.length)
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  return lines
}

/** The longest beginning that fits; at least one character. */
function fitting(text: string, width: number): string {
  const characters = [...text]
  let count = characters.length - 1
  while (count > 1 && labelWidth(characters.slice(0, count).join('')) > width) count -= 1
  return characters.slice(0, count).join('')
}
