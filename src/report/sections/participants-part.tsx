import { farOutLines, lostLabels, roundedList } from '../participants-words.ts'
import { ReportTable } from '../report-table.tsx'
import type { PartProps } from '../view.ts'

export function ParticipantsPart({ view, part }: PartProps<'participants'>) {
  const { texts, format, show } = view
  const { count, percent, variable } = show
  const words = texts.participants
  const { bounded } = part
  const flow: readonly (readonly [string, number])[] = [
    [words.found, part.found],
    ...part.excluded.map((line) => [words.excluded(texts.exclusions[line.reason]), line.count] as const),
    [words.analysed, part.analysed],
    [words.withOutcome, part.withOutcome],
    [texts.events, part.events],
    [words.scored, part.scored],
    [words.scoredWithOutcome, part.scoredWithOutcome],
    [words.withFollowUp, part.withFollowUp],
    [words.scoredWithFollowUp, part.scoredWithFollowUp],
  ]
  const missingShare = (number: number) =>
    part.analysed === 0 ? count(number) : `${count(number)} (${percent(number / part.analysed)})`
  return (
    <>
      <ReportTable
        caption={texts.sections.participants.title}
        columns={[words.flow, texts.patients]}
        rows={flow.map(([name, number]) => [name, count(number)])}
      />
      {part.gaps.map((gap) => (
        <p key={gap} class="report-caution">
          {texts.gaps[gap]}
        </p>
      ))}
      {bounded.rows > 0 && (
        <p>
          {words.bounded(
            count(bounded.rows),
            count(bounded.high),
            count(bounded.low),
            count(bounded.undecided),
          )}
        </p>
      )}
      {bounded.nothingKnown > 0 && <p>{words.nothingKnown(count(bounded.nothingKnown))}</p>}
      <ReportTable
        caption={words.cohorts}
        columns={[words.cohort, texts.patients, words.withOutcome, texts.events]}
        rows={part.cohorts.map(({ name, patients, withOutcome, events }) => [
          name,
          ...[patients, withOutcome, events].map(count),
        ])}
      />
      <ReportTable
        caption={words.missing}
        columns={[texts.variable, texts.missing]}
        rows={[
          ...part.missing.map((line) => [variable(line.variable), missingShare(line.count)]),
          ...part.missingLabels.map(({ name, count: lost }) => [name, missingShare(lost)]),
        ]}
      />
      {farOutLines(view, part).map((line) => (
        <p key={line} class="report-caution">
          {line}
        </p>
      ))}
      {lostLabels(view, part).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {part.rounded.length > 0 && <p>{words.rounded(roundedList(view, part))}</p>}
      {part.notInData.length > 0 && <p>{words.notInData(format.list(part.notInData.map(variable)))}</p>}
      <ReportTable
        caption={words.unusable}
        columns={[texts.variable, words.reason, words.count]}
        rows={part.unusableCells.map((line) => [
          variable(line.variable),
          texts.cellProblems[line.reason],
          count(line.count),
        ])}
      />
    </>
  )
}
