import { wrapped } from '../plot/wrapped.ts'

/** What a file says of itself, for whoever finds it later: title, and what it rests on. */
export interface FigureFacts {
  readonly title: string
  readonly description: string
}

const SVG = 'http://www.w3.org/2000/svg'

/**
 * A drawn figure as a file of its own: every style as it is computed, on a white ground whatever the screen's, with
 * its title above and its source below. Needs a browser: the element must be in the page.
 */
export function svgFile(figure: SVGSVGElement, facts: FigureFacts): string {
  const copy = figure.cloneNode(true) as SVGSVGElement
  const colour = withFileColours(figure, () => {
    inlineStyles(figure, copy)
    return getComputedStyle(figure).backgroundColor
  })
  for (const element of copy.querySelectorAll('.hit, .strips')) element.remove()
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const name of ['class', 'tabindex', 'aria-hidden']) element.removeAttribute(name)
  }
  const { x, y, width, height, title, source } = framed(figure, facts)
  copy.setAttribute('xmlns', SVG)
  copy.setAttribute('viewBox', `${x} ${y} ${width} ${height}`)
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.setAttribute('role', 'img')
  copy.setAttribute('aria-label', facts.title)
  const ground = element('rect', { x, y, width, height, fill: colour })
  copy.prepend(words('title', facts.title), words('desc', facts.description), ground)
  const ink = copy.querySelector('text')?.getAttribute('fill') ?? 'black'
  const line = { x: 0, fill: ink, stroke: 'none', 'text-anchor': 'start' }
  for (const { text, at } of title) copy.append(element('text', { ...line, y: at, 'font-weight': 600 }, text))
  for (const { text, at } of source)
    copy.append(element('text', { ...line, y: at, 'font-size': '11px' }, text))
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`
}

/** The size of a figure's file in px: the figure with a margin, its title above and its source below. */
export function fileSize(
  figure: SVGSVGElement,
  facts: FigureFacts,
): { readonly width: number; readonly height: number } {
  const { width, height } = framed(figure, facts)
  return { width, height }
}

const MARGIN = 16
const LINE = 18

function framed(figure: SVGSVGElement, facts: FigureFacts) {
  const { width, height } = figure.viewBox.baseVal
  // The title is bold, hence wider than its estimate.
  const title = wrapped(facts.title, 0.92 * width)
  const source = wrapped(facts.description, width)
  const head = LINE * title.length + 10
  const lines = (texts: readonly string[], first: number) =>
    texts.map((text, index) => ({ text, at: first + LINE * index }))
  return {
    x: -MARGIN,
    y: -MARGIN - head,
    width: width + 2 * MARGIN,
    height: head + height + LINE * source.length + 8 + 2 * MARGIN,
    title: lines(title, 12 - head),
    source: lines(source, height + 20),
  }
}

function words(name: 'title' | 'desc', text: string): SVGElement {
  return element(name, {}, text)
}

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text?: string,
): SVGElement {
  const made = document.createElementNS(SVG, name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value))
  if (text !== undefined) made.textContent = text
  return made
}

/** While something is read from the figure, it has the colours of a file (figures.css). */
function withFileColours<Result>(figure: SVGSVGElement, read: () => Result): Result {
  figure.classList.add('for-file')
  try {
    return read()
  } finally {
    figure.classList.remove('for-file')
  }
}

/**
 * Both trees are alike until here: the original is where styles are computed, the copy where they are written, as attributes of the
 * drawing: a page's policy may forbid style attributes, and editors read these everywhere.
 */
function inlineStyles(original: SVGElement, copy: SVGElement): void {
  const originals = [original, ...original.querySelectorAll<SVGElement>('*')]
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')]
  for (const [index, element] of originals.entries()) {
    const style = getComputedStyle(element)
    for (const name of DRAWN_PROPERTIES) copies[index]?.setAttribute(name, style.getPropertyValue(name))
  }
}

/** The styles that figures are drawn with, each also an attribute of SVG; all others are the same in every viewer. */
const DRAWN_PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const
