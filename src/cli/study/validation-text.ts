import { farOutLines, lostLabels } from '../../report/participants-words.ts'
import { summaryRows } from '../../report/summary-rows.ts'

import { reportView } from '../../report/view.ts'
import { createFormat } from '../../text/format.ts'
import { reportTexts } from '../../text/report.ts'
import type { ValidationReport } from '../../validation/report/validation-report.ts'
import { type Row, table } from '../table.ts'

/** The report's main figures as text; everything else is in the JSON and the HTML file. */
export function validationText(report: ValidationReport): string {
  const view = reportView(report, reportTexts.en, createFormat('en', 'UTC'), 0)
  const { texts, show } = view
  const { header, participants, sampleSize, discrimination } = report
  const { model } = header
  const flow: Row[] = [
    [texts.participants.found, show.count(participants.found)],
    ...participants.excluded.map(
      ({ reason, count }): Row => [texts.participants.excluded(texts.exclusions[reason]), show.count(count)],
    ),
    [texts.participants.analysed, show.count(participants.analysed)],
    [texts.participants.scoredWithOutcome, show.count(participants.scoredWithOutcome)],
    [texts.participants.scoredWithFollowUp, show.count(participants.scoredWithFollowUp)],
  ]
  const { bounded } = participants
  const others = (discrimination.strata[0]?.scores ?? [])
    .slice(1)
    .map(({ score, auc }): Row => [`AUC, ${show.score(score)}`, show.or(auc, show.estimate)])
  const cohorts = discrimination.strata
    .slice(1)
    .map(
      ({ stratum, scores }): Row => [
        `AUC, ${show.set(stratum)}`,
        scores[0] === undefined ? '' : show.or(scores[0].auc, show.estimate),
      ],
    )
  return `${[
    `${texts.title}. ${view.caution}`,
    view.subject,
    '',
    ...table(flow),
    ...(bounded.rows > 0
      ? [
          texts.participants.bounded(
            show.count(bounded.rows),
            show.count(bounded.high),
            show.count(bounded.low),
            show.count(bounded.undecided),
          ),
        ]
      : []),
    ...(participants.unusableCells.length > 0
      ? [
          `${texts.participants.unusable}:`,
          ...table(
            participants.unusableCells.map(
              ({ variable, reason, count }): Row => [
                `  ${show.variable(variable)}, ${texts.cellProblems[reason]}`,
                show.count(count),
              ],
            ),
          ),
        ]
      : []),
    ...farOutLines(view, participants),
    ...lostLabels(view, participants),
    ...participants.gaps.map((gap) => texts.gaps[gap]),
    '',
    ...table([...summaryRows(view), ...cohorts, ...others]),
    '',
    ...(sampleSize.strata[0]?.warnings ?? []).map((warning) => texts.warnings[warning]),
    `${texts.header.dataHash} ${header.data.sha256}`,
    ...(header.data.kind === 'scored' ? [] : [`${texts.header.modelHash} ${model.hash}`]),
    `${texts.header.seed} ${header.options.seed}, ${texts.header.replicates.toLowerCase()} ${header.options.replicates}; tipm ${header.software.version}`,
  ].join('\n')}\n`
}
