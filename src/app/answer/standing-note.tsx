import { standingLines } from '../../facts/model-facts.ts'
import { useSurroundings } from '../../page/surroundings.tsx'

/** Beside the result: that a site recalibrated the model, and whether anybody approved it. Nothing for the model as shipped. */
export function StandingNote() {
  const { texts, format, model } = useSurroundings()
  const lines = standingLines(texts, format, model)
  return lines.length === 0 ? null : <p class="fine standing">{lines.join(' ')}</p>
}
