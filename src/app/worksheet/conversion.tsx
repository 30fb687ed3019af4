import { ALL_SITES } from '../../model/elastography/elastography-sites.ts'
import { stiffnessOfSpeed, TISSUE_DENSITY } from '../../model/elastography/wave-speed.ts'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import worksheetTexts from '../../text/worksheet.ts'
import type { ExamEntry } from './exam-entry.ts'
import { readShot } from './read-site.ts'

/** Shown before any speed is taken for stiffness: the formula, what becomes of the first speed entered, and a box to accept it. */
export function Conversion(props: {
  readonly entry: ExamEntry
  readonly onAccept: (accepted: boolean) => void
}) {
  const { format } = usePageContext()
  const { conversion, live } = useTextsOf(worksheetTexts)
  const { entry } = props
  const speed = firstSpeed(entry) ?? 2
  return (
    <div class="notice-box conversion">
      <p>
        <strong>{conversion.heading}.</strong> {conversion.explain}
      </p>
      <p>
        <span class="formula">{conversion.formula(format.number(TISSUE_DENSITY, 0))}</span>{' '}
        {conversion.example(
          format.quantity(speed, 'm/s', 2),
          format.quantity(stiffnessOfSpeed(speed), 'kPa', 2),
        )}
      </p>
      <label>
        <input
          type="checkbox"
          checked={entry.converted}
          onChange={(event) => props.onAccept(event.currentTarget.checked)}
        />{' '}
        {conversion.accept}
      </label>
      {!entry.converted && <p class="fine">{live.pending}</p>}
    </div>
  )
}

function firstSpeed({ sites }: ExamEntry): number | undefined {
  for (const site of ALL_SITES) {
    for (const text of [...sites[site].shots, sites[site].median]) {
      const read = readShot(text, 'm/s')
      if (typeof read === 'object') return read.speed
    }
  }
  return undefined
}
