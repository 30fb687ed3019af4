import { DataTable } from '../../figures/table/data-table.tsx'
import { derivedFigures } from '../../model-card/derived-figures.ts'
import { useEvidence } from '../evidence-context.ts'

/** How far parts of the score reach by themselves. */
export function PartsTable() {
  const { card, texts } = useEvidence()
  const { performance } = texts
  const { subModels } = card.model
  const derived = derivedFigures(card.model)
  const rows: readonly (readonly [string, number | undefined])[] = [
    [performance.whole, derived?.auc],
    [performance.ultrasound, subModels.ultrasound.auc],
    [performance.withoutDeltaT, derived?.aucWithoutDeltaT],
    [performance.serological, subModels.serological.auc],
  ]
  return (
    <DataTable
      caption={performance.partsCaption}
      columns={[performance.part, 'AUC']}
      rows={rows.flatMap(([name, auc]) => (auc === undefined ? [] : [[name, card.format.fixed(auc, 3)]]))}
    />
  )
}
