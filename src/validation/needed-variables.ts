import type { StudyTable, Variable } from './study-table.ts'

/** What the main analysis rests on: every input of the score, or the score itself, and the outcome. */
export function neededVariables(
  kind: StudyTable['kind'],
  columns: { readonly [V in Variable]?: unknown },
): readonly Variable[] {
  if (kind === 'patients') return ['nlr', 'albumin', 'diameter', 'deltaT', 'outcome']
  return [columns.score === undefined ? 'probability' : 'score', 'outcome']
}

/** Those of them that have no column: then no patient is part of the main analysis. The ratio is formed of its two counts. */
export function absentVariables(
  kind: StudyTable['kind'],
  columns: { readonly [V in Variable]?: unknown },
): readonly Variable[] {
  const there = (variable: Variable) => columns[variable] !== undefined
  return neededVariables(kind, columns).filter(
    (variable) => !(there(variable) || (variable === 'nlr' && there('anc') && there('alc'))),
  )
}
