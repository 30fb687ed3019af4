import { render } from 'preact'
import { pngFile } from '../../src/figures/download/png-file.ts'
import { svgFile } from '../../src/figures/download/svg-file.ts'
import { forestTable } from '../../src/figures/forest/forest-table.ts'
import { plotFigures } from '../../src/figures/plots-gallery.tsx'
import { FOREST_WORDS } from '../../src/figures/test-plot-words.ts'
import { FOREST_ROWS } from '../../src/figures/test-plots.ts'
import { FigureWithTools } from '../../src/report/figure-with-tools.tsx'

// What the tests of figures run in a browser.
export { pngFile, svgFile }

const WORDS = {
  table: 'Show as a table',
  svg: 'Download SVG',
  png: 'Download PNG',
  problems: { 'not-drawn': 'No picture could be drawn.', 'too-large': 'The picture is too large.' },
}

/** Shows every plot of a validation with its tools. */
export function showPlots(): void {
  const table = forestTable({ rows: FOREST_ROWS, words: FOREST_WORDS })
  const figures = plotFigures(0).map(([title], index) => (
    <FigureWithTools
      key={title}
      facts={{ title, description: 'TIPM' }}
      draw={(width) => plotFigures(width)[index]?.[1]()}
      table={{ ...table, caption: title }}
      words={WORDS}
    />
  ))
  render(
    <main>
      <h1>Figures</h1>
      {figures}
    </main>,
    document.body,
  )
}
