import { modelStatusLines } from '../../facts/model-facts.ts'
import { usePageContext } from '../../page/page-context.tsx'

/** Beside the result: that a site recalibrated the model, and whether anybody approved it. Nothing for the model as shipped. */
export function ModelStatusNote() {
  const { texts, format, model } = usePageContext()
  const lines = modelStatusLines(texts, format, model)
  return lines.length === 0 ? null : <p class="fine standing">{lines.join(' ')}</p>
}
