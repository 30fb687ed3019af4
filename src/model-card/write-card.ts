import { CARD_NAMESPACE, type CardTree } from './model-card.ts'

const ROOT = 'AppliedModelCard'

/** The card as JSON: the elements of the schema by their names, in their order. */
export function cardJson(card: CardTree): string {
  return `${JSON.stringify({ $schema: CARD_NAMESPACE, [ROOT]: card }, undefined, 2)}\n`
}

/** The card as XML by the schema. */
export function cardXml(card: CardTree): string {
  const content = children(card, '\n  ')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${ROOT} xmlns="${CARD_NAMESPACE}">${content}\n</${ROOT}>\n`
}

function children(tree: CardTree, indent: string): string {
  return Object.entries(tree)
    .flatMap(([name, value]) =>
      isList(value) ? value.map((item) => element(name, item, indent)) : [element(name, value, indent)],
    )
    .join('')
}

function element(name: string, value: string | CardTree, indent: string): string {
  return typeof value === 'string'
    ? `${indent}<${name}>${escaped(value)}</${name}>`
    : `${indent}<${name}>${children(value, `${indent}  `)}${indent}</${name}>`
}

function isList(value: CardTree[string]): value is readonly string[] | readonly CardTree[] {
  return Array.isArray(value)
}

/** Text content: what XML 1.0 has no way to write becomes U+FFFD, and a carriage return outlives the reader's line ends. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r/g, '&#13;')
}
