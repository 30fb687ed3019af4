import type { CardTree } from './model-card.ts'

type Item = string | CardTree
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', '#13': '\r' }
/** Elements that may repeat: a list even where there is one. */
const LISTS = new Set(['EHR', 'Keyword', 'MetricResult'])

/** A strict reader of the XML that the card is written in: elements and text, nothing else. Throws where it is not well-formed. */
export function readXml(xml: string): {
  readonly root: string
  readonly namespace: string
  readonly card: Item
} {
  const opening = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<(\w+) xmlns="([^"<&]*)">/.exec(xml)
  const [head, root, namespace] = opening ?? []
  if (head === undefined || root === undefined || namespace === undefined) throw new Error('no root')
  const tokens = [...xml.slice(head.length).matchAll(/<(\/?)(\w+)>|([^<]+)/g)]
  let at = 0
  const content = (name: string): Item => {
    let text = ''
    const found: [string, Item][] = []
    for (;;) {
      const [, closing, element, characters] = tokens[at] ?? []
      at += 1
      if (characters !== undefined) text += characters
      else if (closing === '') found.push([element ?? '', content(element ?? '')])
      else if (element === name) break
      else throw new Error(`expected </${name}>`)
    }
    if (found.length === 0) return unescaped(text)
    if (text.trim() !== '') throw new Error(`text beside elements in ${name}`)
    return treeOf(found)
  }
  const card = content(root)
  if (xml.slice(head.length).replace(/[^<]|<\/?\w+>/g, '') !== '') throw new Error('stray markup')
  return { root, namespace, card }
}

function treeOf(found: readonly (readonly [string, Item])[]): CardTree {
  const names = [...new Set(found.map(([name]) => name))]
  const values = (name: string) => found.flatMap(([each, item]) => (each === name ? [item] : []))
  return Object.fromEntries(
    names.map((name) => [name, LISTS.has(name) ? values(name) : values(name)[0]]),
  ) as CardTree
}

function unescaped(text: string): string {
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const character = ENTITIES[name]
    if (character === undefined) throw new Error(`unknown entity ${whole}`)
    return character
  })
}
