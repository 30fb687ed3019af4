import { type ComponentChild, type ComponentChildren, Fragment, isValidElement } from 'preact'

/**
 * A figure as SVG text, for snapshots and the gallery. Figures are plain functions of their data: components are called,
 * event handlers, keys and refs left out. A component with hooks is a caller's bug and throws.
 */
export function svgText(children: ComponentChildren, indent = ''): string {
  if (Array.isArray(children)) return children.map((child) => svgText(child, indent)).join('')
  const child: ComponentChild = children
  if (child === null || child === undefined || typeof child === 'boolean') return ''
  if (!isValidElement(child)) return `${indent}${escaped(String(child))}\n`
  const { type, props } = child
  if (type === Fragment) return svgText(props.children, indent)
  if (typeof type === 'function') {
    const render = type as (props: unknown) => ComponentChildren
    return svgText(render(props), indent)
  }
  const tag = `${type}${attributes(props)}`
  const inner = props.children
  if (isText(inner)) return `${indent}<${tag}>${escaped([inner].flat().join(''))}</${type}>\n`
  const content = svgText(inner, `${indent}  `)
  return content === '' ? `${indent}<${tag}/>\n` : `${indent}<${tag}>\n${content}${indent}</${type}>\n`
}

const NOT_MARKUP: readonly string[] = ['children', 'key', 'ref']

function attributes(props: object): string {
  return Object.entries(props)
    .filter(([name, value]) => !NOT_MARKUP.includes(name) && typeof value !== 'function')
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([name, value]) => ` ${name}="${escaped(value === true ? '' : String(value))}"`)
    .join('')
}

function isText(inner: unknown): inner is string | number | readonly (string | number)[] {
  const parts = [inner].flat()
  return parts.length > 0 && parts.every((part) => typeof part === 'string' || typeof part === 'number')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
