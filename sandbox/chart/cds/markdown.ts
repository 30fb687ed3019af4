/** The part of GitHub Flavored Markdown that cards are shown with. Everything else, HTML above all, stays the text it is. */
export type Block =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'table'
      readonly head: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
      readonly numeric: readonly boolean[]
    }

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly content: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }

/** Reads a card's detail; never fails. */
export function parseMarkdown(source: string): Block[] {
  return source
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .flatMap((chunk) => {
      const lines = chunk.split('\n').filter((line) => line.trim() !== '')
      return lines.length === 0 ? [] : [blockOf(lines)]
    })
}

const BULLET = /^\s{0,3}[-*+]\s+(.*)$/
const NUMBER = /^\s{0,3}\d{1,9}[.)]\s+(.*)$/

function blockOf(lines: readonly string[]): Block {
  const table = tableOf(lines)
  if (table !== undefined) return table
  for (const [pattern, ordered] of [
    [BULLET, false],
    [NUMBER, true],
  ] as const) {
    const items = lines.map((line) => pattern.exec(line)?.[1])
    if (items.every((item) => item !== undefined)) {
      return { kind: 'list', ordered, items: items.map((item) => inlines(item)) }
    }
  }
  // A heading is worth a line in bold: the card has its own.
  const heading = lines.length === 1 ? /^#{1,6}\s+(.*?)\s*#*$/.exec(lines[0] ?? '')?.[1] : undefined
  const content = inlines(heading ?? lines.map((line) => line.trim()).join(' '))
  return { kind: 'paragraph', content: heading === undefined ? content : [{ kind: 'strong', content }] }
}

function tableOf(lines: readonly string[]): Block | undefined {
  const [head = '', rule = '', ...rows] = lines
  if (!head.includes('|') || !/^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(rule)) return undefined
  const columns = cells(rule)
  if (cells(head).length !== columns.length) return undefined
  const inShape = (line: string) => columns.map((_, index) => inlines(cells(line)[index] ?? ''))
  return {
    kind: 'table',
    head: inShape(head),
    rows: rows.map(inShape),
    numeric: columns.map((column) => /^-+:$/.test(column)),
  }
}

function cells(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))
}

const INLINE =
  /\\([\\`*_{}[\]()#+\-.!|<>])|`([^`]+)`|\*\*([^*]+(?:\*(?!\*)[^*]+)*)\*\*|\*([^*\s](?:[^*]*[^*\s])?)\*|\[([^\]]+)\]\(([^()\s]+)\)/g

function inlines(text: string): Inline[] {
  const found: Inline[] = []
  let end = 0
  for (const match of text.matchAll(INLINE)) {
    push(found, text.slice(end, match.index))
    end = match.index + match[0].length
    const [whole, escaped, code, strong, emphasis, label, url] = match
    if (escaped !== undefined) push(found, escaped)
    else if (code !== undefined) found.push({ kind: 'code', text: code })
    else if (strong !== undefined) found.push({ kind: 'strong', content: inlines(strong) })
    else if (emphasis !== undefined) found.push({ kind: 'emphasis', content: inlines(emphasis) })
    else if (label !== undefined && url !== undefined && isWeb(url)) {
      found.push({ kind: 'link', text: label, url })
    } else push(found, whole)
  }
  push(found, text.slice(end))
  return found
}

function push(found: Inline[], text: string): void {
  if (text === '') return
  const last = found.at(-1)
  if (last?.kind === 'text') found[found.length - 1] = { kind: 'text', text: last.text + text }
  else found.push({ kind: 'text', text })
}

function isWeb(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
}
