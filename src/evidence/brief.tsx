import { PREDICTORS } from '../model/predictor.ts'
import { scaleEnd } from '../model-card/card-context.ts'
import { answerOf } from '../model-card/source-attributes.ts'
import { APP_VERSION } from '../page/setup/app-version.ts'
import { useEvidence } from './evidence-context.ts'
import { Fact, FactsList } from './facts-list.tsx'
import { Section } from './section.tsx'

/** The model on half a screen: what, for whom, in which version. */
export function Brief() {
  const { card, texts } = useEvidence()
  const { model, format, fromFile } = card
  const { brief } = texts
  return (
    <Section id="brief">
      <FactsList>
        <Fact name={brief.predicts}>
          {brief.outcome(fromFile('outcome'), format.number(model.outcome.horizonWeeks, 0))}
        </Fact>
        <Fact name={brief.therapy}>{fromFile('regimen')}</Fact>
        <Fact name={brief.inputs}>
          {format.list(PREDICTORS.map((predictor) => texts.inputNames[predictor]))}
        </Fact>
        <Fact name={brief.result}>
          {brief.scale(
            format.number(scaleEnd(model), 0),
            format.number(model.cutoff.points, 2),
            fromFile('cutoffMethod'),
          )}
        </Fact>
        <Fact name={brief.role}>{answerOf(card, 'decisionRole')}</Fact>
        <Fact name={brief.status}>{card.texts.risks.status[model.status]}</Fact>
        <Fact name={brief.regulator}>{card.texts.card.approval}</Fact>
        <Fact name={brief.modelFile}>
          {model.id} {model.version}
        </Fact>
        <Fact name={brief.hash}>
          <span class="breakable hash">{model.hash}</span>
        </Fact>
        <Fact name={brief.software}>{brief.version(APP_VERSION)}</Fact>
      </FactsList>
    </Section>
  )
}
