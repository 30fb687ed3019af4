import { DRAWN_PROPERTIES } from './drawn-properties.ts'

/** What a file says of itself, for whoever finds it later: title, and what it rests on. */
export interface FigureFacts {
  readonly title: string
  readonly description: string
}

const SVG = 'http://www.w3.org/2000/svg'

/**
 * A drawn figure as a file of its own: every style as it is computed, on a white ground whatever the screen's, with title and description. Needs a browser: the element must be in the page.
 */
export function svgFile(figure: SVGSVGElement, facts: FigureFacts): string {
  const copy = figure.cloneNode(true) as SVGSVGElement
  const colour = withFileColours(figure, () => {
    inlineStyles(figure, copy)
    return getComputedStyle(figure).backgroundColor
  })
  for (const element of copy.querySelectorAll('.hit')) element.remove()
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const name of ['class', 'tabindex', 'aria-hidden']) element.removeAttribute(name)
  }
  const { width, height } = sizeOf(figure)
  copy.setAttribute('xmlns', SVG)
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.setAttribute('role', 'img')
  copy.setAttribute('aria-label', facts.title)
  const ground = document.createElementNS(SVG, 'rect')
  ground.setAttribute('width', String(width))
  ground.setAttribute('height', String(height))
  ground.setAttribute('fill', colour)
  copy.prepend(text('title', facts.title), text('desc', facts.description), ground)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`
}

/** The figure's own size in px, whatever the page has made of it. */
export function sizeOf(figure: SVGSVGElement): { readonly width: number; readonly height: number } {
  const { width, height } = figure.viewBox.baseVal
  return { width, height }
}

function text(name: 'title' | 'desc', content: string): SVGElement {
  const element = document.createElementNS(SVG, name)
  element.textContent = content
  return element
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
