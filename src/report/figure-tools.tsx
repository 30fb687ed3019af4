import { useRef, useState } from 'preact/hooks'
import { fileName } from '../figures/download/file-name.ts'
import { offerFile } from '../figures/download/offer-file.ts'
import { type PngProblem, pngFile } from '../figures/download/png-file.ts'
import { type FigureFacts, svgFile } from '../figures/download/svg-file.ts'

export interface FigureToolWords {
  readonly svg: string
  readonly png: string
  /** Why a picture could not be made. */
  readonly problems: Readonly<Record<PngProblem, string>>
}

/** On the screen, within a <figure>: its drawing as a file to download. In a file without script it has no place. */
export function FigureTools({
  facts,
  words,
}: {
  readonly facts: FigureFacts
  readonly words: FigureToolWords
}) {
  const element = useRef<HTMLDivElement>(null)
  const [problem, setProblem] = useState<PngProblem | undefined>(undefined)
  const drawing = () => element.current?.closest('figure')?.querySelector('svg') ?? undefined
  const saveSvg = () => {
    const figure = drawing()
    if (figure === undefined) return
    offerFile(new Blob([svgFile(figure, facts)], { type: 'image/svg+xml' }), fileName(facts.title, 'svg'))
  }
  const savePng = async () => {
    const figure = drawing()
    if (figure === undefined) return
    const made = await pngFile(figure, facts)
    setProblem(made.ok ? undefined : made.code)
    if (made.ok) offerFile(made.file, fileName(facts.title, 'png'))
  }
  return (
    <div class="figure-tools" ref={element}>
      <button type="button" aria-label={`${words.svg}: ${facts.title}`} onClick={saveSvg}>
        {words.svg}
      </button>
      <button type="button" aria-label={`${words.png}: ${facts.title}`} onClick={savePng}>
        {words.png}
      </button>
      <p role="status">{problem === undefined ? '' : words.problems[problem]}</p>
    </div>
  )
}
