import { DataTable } from '../../figures/table/data-table.tsx'
import type { TipmModel } from '../../model/load-model.ts'
import { derivedFigures } from '../../model-card/derived-figures.ts'
import { useEvidence } from '../evidence-context.ts'
import { FactsList } from '../facts-list.tsx'
import { Section } from '../section.tsx'
import { AxesStep, BeforeStep, InterceptStep, IntervalStep, PointsStep, ScoreStep } from './steps.tsx'

/** From the printed tables to points and probabilities, step by step, and how near that comes to the article. */
export function Reconstruction() {
  const { card, texts } = useEvidence()
  const { reconstruction: words } = texts
  const figures = derivedFigures(card.model)
  return (
    <Section id="reconstruction">
      <p>{words.lead}</p>
      <p>{card.texts.risks.status[card.model.status]}</p>
      <FactsList>
        <AxesStep />
        <PointsStep />
        <ScoreStep />
        <InterceptStep />
        <IntervalStep />
        {figures && <BeforeStep figures={figures} />}
      </FactsList>
      {figures && <p>{words.assumption}</p>}
      {figures === undefined ? <p>{words.notCompared}</p> : <Compared figures={figures} />}
    </Section>
  )
}

function Compared({ figures }: { readonly figures: NonNullable<TipmModel['reconstruction']> }) {
  const { card, texts } = useEvidence()
  const { performance, reconstruction: words } = texts
  const { format, model } = card
  const { table3, table4 } = model.cohorts.training
  const percent = (value: number) => `${format.number(value, 2)}%`
  const { columns } = words
  return (
    <DataTable
      caption={words.caption}
      columns={[columns.measure, columns.derived, columns.published]}
      rows={[
        [performance.sensitivity, percent(figures.sensitivityPercent), percent(table3.sensitivity)],
        [performance.specificity, percent(figures.specificityPercent), percent(table3.specificity)],
        ['AUC', format.fixed(figures.auc, 3), format.fixed(table4.tipm.auc, 3)],
      ]}
    />
  )
}
