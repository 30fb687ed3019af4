import { render } from 'preact'
import { pngFile } from '../../src/figures/download/png-file.ts'
import { svgFile } from '../../src/figures/download/svg-file.ts'
import { FigureTable } from '../../src/figures/table/data-table.tsx'
import { plotFigures } from '../../src/figures/test-support/plots-gallery.tsx'
import { FigureTools } from '../../src/report/figure-tools.tsx'

// What the tests of figures run in a browser.
export { pngFile, svgFile }

const WORDS = {
  svg: 'Download SVG',
  png: 'Download PNG',
  problems: { 'not-drawn': 'No picture could be drawn.', 'too-large': 'The picture is too large.' },
}

/** Shows every plot of a validation at a width in px, with its files and a table. */
export function showPlots(width: number): void {
  const table = { columns: ['Subgroup', 'Hazard ratio'], rows: [['All patients', '3.20 (2.10 to 4.90)']] }
  const figures = plotFigures(width).map(([title, draw]) => (
    <figure key={title}>
      <figcaption>{title}</figcaption>
      {draw()}
      <FigureTools facts={{ title, description: 'TIPM' }} words={WORDS} />
      <FigureTable table={{ ...table, caption: title }} summary="Show as a table" />
    </figure>
  ))
  render(
    <main>
      <h1>Figures</h1>
      {figures}
    </main>,
    document.body,
  )
}
