import { createContext } from 'preact'
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

/** On a screen, the words of the buttons under each figure and what its files say of their source; in a file without script, nothing. */
export const FigureToolsContext = createContext<
  { readonly words: FigureToolWords; readonly source: string } | undefined
>(undefined)

/** On the screen, within a <figure>: its drawing as a file to download. In a file without script it has no place. */
export function FigureTools(props: { readonly facts: FigureFacts; readonly words: FigureToolWords }) {
  const { facts, words } = props
  const element = useRef<HTMLDivElement>(null)
  const [problem, setProblem] = useState<PngProblem | undefined>(undefined)
  const drawing = () => element.current?.closest('figure')?.querySelector('svg') ?? undefined
  const save = async (kind: 'svg' | 'png') => {
    const figure = drawing()
    if (figure === undefined) return
    if (kind === 'svg') {
      offerFile(new Blob([svgFile(figure, facts)], { type: 'image/svg+xml' }), fileName(facts.title, kind))
      return
    }
    const made = await pngFile(figure, facts)
    setProblem(made.ok ? undefined : made.code)
    if (made.ok) offerFile(made.file, fileName(facts.title, kind))
  }
  return (
    <div class="figure-tools" ref={element}>
      {(['svg', 'png'] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          class="button small"
          aria-label={`${words[kind]}: ${facts.title}`}
          onClick={() => void save(kind)}
        >
          {words[kind]}
        </button>
      ))}
      <p role="status">{problem === undefined ? '' : words.problems[problem]}</p>
    </div>
  )
}
