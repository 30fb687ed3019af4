import { Heads } from '../../../figures/table/heads.tsx'
import { Scrolling } from '../../../figures/table/scrolling.tsx'
import { Button } from '../../../page/button.tsx'
import { Choices } from '../../../page/fields.tsx'
import type { ColumnMapping } from '../../../validation/data/column-mapping.ts'
import { unmatchedColumns } from '../../../validation/data/guess-mapping.ts'
import { mappingProblems } from '../../../validation/data/mapping-problems.ts'
import { absentVariables, neededVariables } from '../../../validation/needed-variables.ts'
import { VARIABLES, type Variable } from '../../../validation/study-table.ts'
import { LabPart, useLab } from '../../lab-context.tsx'
import { saveJson } from '../../save-text.ts'
import { PreviewTable } from '../preview-table.tsx'
import { ProblemNotice, ProblemWords } from '../problem-notice.tsx'
import type { CsvSource, StudyState } from '../study-state.ts'
import { GroupChoice } from './group-choice.tsx'
import { JoinOutcomes } from './join-outcomes.tsx'
import { LoadMapping } from './load-mapping.tsx'
import { MappingRow } from './mapping-row.tsx'
import { MissingCodes } from './missing-codes.tsx'
import { WritingFields } from './writing-fields.tsx'

type MapStage = Extract<StudyState, { stage: 'map' }>

/** The second step: what the columns mean. A guess that is not sure is used only once the user has confirmed it. */
export function MapColumns(props: {
  readonly stage: MapStage
  readonly onMapping: (mapping: ColumnMapping) => void
  readonly onKind: (kind: ColumnMapping['kind']) => void
  readonly onConfirmed: (confirmed: boolean) => void
  readonly onRewrite: (mapping: ColumnMapping) => void
  readonly onJoin: (source: CsvSource, mapping: ColumnMapping) => void
  readonly onLoad: (mapping: ColumnMapping) => void
  readonly onRead: (mapping: ColumnMapping) => void
  readonly onBack: () => void
}) {
  const { texts, format } = useLab()
  const { stage, onMapping } = props
  const { head, mapping, guess, source, confirmed } = stage
  const problems = mappingProblems(mapping, head)
  const needed = neededVariables(mapping.kind, mapping.columns)
  const absent = absentVariables(mapping.kind, mapping.columns)
  const unused = unmatchedColumns(head, mapping)
  const doubts = guess.guesses.filter(
    ({ sure, target }) =>
      !sure && target !== 'id' && target !== 'group' && mapping.columns[target] !== undefined,
  )
  const ready = problems.length === 0 && (doubts.length === 0 || confirmed)
  return (
    <LabPart heading={texts.map.heading}>
      <p class="fine breakable">
        {texts.map.file(
          source.kind === 'csv' ? source.file.name : texts.map.exampleName,
          format.number(head.sample.length, 0),
        )}
      </p>
      {stage.problem !== undefined && <ProblemNotice problem={stage.problem} />}
      <Choices
        legend={texts.map.kind}
        value={mapping.kind}
        options={(['patients', 'scored'] as const).map((kind) => [kind, texts.map.kinds[kind]])}
        onChoose={props.onKind}
      />
      <Scrolling label={texts.map.caption}>
        <table class="mapping stacking">
          <caption class="visually-hidden">{texts.map.caption}</caption>
          <Heads of={Object.values(texts.map.columns)} />
          <tbody>
            {variablesOf(mapping.kind).map((variable) => (
              <MappingRow
                key={variable}
                variable={variable}
                head={head}
                mapping={mapping}
                needed={needed.includes(variable)}
                guess={guess.guesses.find(({ target }) => target === variable)}
                onMapping={onMapping}
              />
            ))}
          </tbody>
        </table>
      </Scrolling>
      <GroupChoice head={head} mapping={mapping} onMapping={onMapping} />
      {source.kind === 'csv' && (
        <JoinOutcomes
          joined={source.outcomes}
          onJoin={(outcomes) => props.onJoin({ ...source, outcomes }, mapping)}
        />
      )}
      <MissingCodes suspects={guess.suspects} mapping={mapping} onMapping={onMapping} />
      <WritingFields head={head} mapping={mapping} onRewrite={props.onRewrite} />
      {problems.length === 0 && <PreviewTable head={head} mapping={mapping} />}
      {unused.length > 0 && (
        <details class="on-demand">
          <summary>{texts.map.unmatched}</summary>
          <ul>
            {unused.map(({ heading, values, different }) => (
              <li key={heading}>
                {values === undefined
                  ? texts.map.unmatchedCount(heading, format.number(different, 0))
                  : texts.map.unmatchedValues(heading, values.join(' | '))}
              </li>
            ))}
          </ul>
        </details>
      )}
      {absent.length > 0 && (
        <p class="notice-box">
          {texts.map.nobody(format.list(absent.map((variable) => texts.map.variables[variable])))}
        </p>
      )}
      {problems.length > 0 && (
        <div class="notice-box">
          <h3>{texts.map.open}</h3>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.code} ${problem.what ?? ''}`}>
                <ProblemWords problem={problem} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {doubts.length > 0 && (
        <p>
          <label>
            <input
              type="checkbox"
              checked={confirmed}
              onInput={({ currentTarget }) => props.onConfirmed(currentTarget.checked)}
            />{' '}
            {texts.map.confirm}
          </label>
        </p>
      )}
      <div class="actions">
        <Button primary aria-disabled={!ready} onClick={() => ready && props.onRead(mapping)}>
          {texts.map.proceed}
        </Button>
        <Button onClick={props.onBack}>{texts.options.back}</Button>
        <Button onClick={() => saveJson('tipm-mapping', mapping)}>{texts.map.save}</Button>
        <LoadMapping onMapping={props.onLoad} />
      </div>
    </LabPart>
  )
}

/** Those that a file of this kind can hold, in the study table's order. */
function variablesOf(kind: ColumnMapping['kind']): Variable[] {
  const always = ['outcome', 'outcomeDays', 'days', 'event', 'otherScore', 'otherProbability']
  const scores = ['score', 'probability']
  return (Object.keys(VARIABLES) as Variable[]).filter((variable) =>
    always.includes(variable) ? true : scores.includes(variable) === (kind === 'scored'),
  )
}
