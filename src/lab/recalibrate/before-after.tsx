import { useWidth } from '../../page/use-width.ts'
import { RecalibrationPart } from '../../report/recalibration-part.tsx'
import { viewOf } from '../../report/view.ts'
import type { RecalibrationFit } from '../../validation/recalibration/recalibrate.ts'
import { useLab } from '../lab-context.tsx'

const WIDEST = 720

/** The agreement of a model with patients before and after a recalibration, side by side. */
export function BeforeAfter({ fit }: { readonly fit: RecalibrationFit }) {
  const { format, report } = useLab()
  const { element, width = 0 } = useWidth()
  return (
    <div ref={element} class="report-section">
      <RecalibrationPart view={viewOf(report, format, Math.min(width, WIDEST))} fit={fit} />
    </div>
  )
}
