import { derivedFigures } from '../../model-card/derived-figures.ts'
import { useEvidence } from '../evidence-context.ts'
import { Row, WideTable } from '../wide-table.tsx'

/** How far parts of the score reach by themselves. */
export function PartsTable() {
  const { card, texts } = useEvidence()
  const { performance } = texts
  const { model, format } = card
  const { subModels } = model
  const reconstruction = derivedFigures(model)
  const auc = (value: number) => format.fixed(value, 3)
  return (
    <WideTable caption={performance.partsCaption} columns={[performance.part, 'AUC']}>
      {reconstruction && <Row name={performance.whole} cells={[auc(reconstruction.auc)]} />}
      <Row name={performance.ultrasound} cells={[auc(subModels.ultrasound.auc)]} />
      {reconstruction && (
        <Row name={performance.withoutDeltaT} cells={[auc(reconstruction.aucWithoutDeltaT)]} />
      )}
      <Row name={performance.serological} cells={[auc(subModels.serological.auc)]} />
    </WideTable>
  )
}
