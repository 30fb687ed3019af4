import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { fileName } from '../figures/download/file-name.ts'
import { offerFile } from '../figures/download/offer-file.ts'
import { type PngProblem, pngFile } from '../figures/download/png-file.ts'
import { type FigureFacts, svgFile } from '../figures/download/svg-file.ts'
import { FigureTable, type TableData } from '../figures/table/figure-table.tsx'
import { useWidth } from '../figures/use-width.ts'

export interface FigureToolWords {
  /** Opens the table behind the figure. */
  readonly table: string
  readonly svg: string
  readonly png: string
  /** Why a picture could not be made. */
  readonly problems: Readonly<Record<PngProblem, string>>
}

/** A figure on the screen at the width it is given, with its title, its files to download, and the table behind it. */
export function FigureWithTools(props: {
  readonly facts: FigureFacts
  readonly draw: (width: number) => ComponentChildren
  readonly table: TableData
  readonly words: FigureToolWords
}) {
  const { facts, draw, table, words } = props
  const { element, width } = useWidth()
  const [problem, setProblem] = useState<PngProblem | undefined>(undefined)
  const drawn = () => element.current?.querySelector('svg') ?? undefined
  const saveSvg = () => {
    const figure = drawn()
    if (figure === undefined) return
    offerFile(new Blob([svgFile(figure, facts)], { type: 'image/svg+xml' }), fileName(facts.title, 'svg'))
  }
  const savePng = async () => {
    const figure = drawn()
    if (figure === undefined) return
    const made = await pngFile(figure, facts)
    setProblem(made.ok ? undefined : made.code)
    if (made.ok) offerFile(made.file, fileName(facts.title, 'png'))
  }
  return (
    <figure class="figure-with-tools">
      <figcaption>{facts.title}</figcaption>
      <div ref={element}>{width !== undefined && draw(width)}</div>
      <div class="figure-tools">
        <button type="button" aria-label={`${words.svg}: ${facts.title}`} onClick={saveSvg}>
          {words.svg}
        </button>
        <button type="button" aria-label={`${words.png}: ${facts.title}`} onClick={savePng}>
          {words.png}
        </button>
      </div>
      <p role="status">{problem === undefined ? '' : words.problems[problem]}</p>
      <FigureTable table={table} summary={words.table} />
    </figure>
  )
}
