import { useEffect, useRef } from 'preact/hooks'
import { useLab } from '../lab-context.tsx'
import type { StudyProblem } from './study-state.ts'

/** Why the data could not be used, where, and what to do; it takes the focus, as what the user asked for did not happen. */
export function ProblemNotice({ problem }: { readonly problem: StudyProblem }) {
  const box = useRef<HTMLDivElement>(null)
  // A new problem is announced even where it has the same words.
  useEffect(() => box.current?.focus(), [problem])
  return (
    <div class="notice-box" role="alert" tabIndex={-1} ref={box}>
      <ProblemWords problem={problem} />
    </div>
  )
}

/** The same in a list of several. */
export function ProblemWords({ problem }: { readonly problem: StudyProblem }) {
  const { texts, format } = useLab()
  const [title, meaning, next] = texts.problems[problem.code]
  const what = 'what' in problem ? problem.what : undefined
  const row = 'row' in problem ? problem.row : undefined
  return (
    <p>
      <strong>{texts.problemTitle(title)}</strong> {meaning}{' '}
      {what !== undefined && (
        <span class="breakable">{texts.problemPlace(named(texts.map.variables, what))} </span>
      )}
      {row !== undefined && <>{texts.problemRow(format.number(row, 0))} </>}
      {next} <span class="fine">{texts.code(problem.code)}</span>
    </p>
  )
}

/** A problem names variables by their keys; a person reads their names. */
function named(variables: Readonly<Record<string, string>>, what: string): string {
  return variables[what] ?? what
}
