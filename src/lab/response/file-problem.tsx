import type { ResponseFileProblem } from '../../validation/response-columns.ts'
import { useWording } from './response-texts.ts'

/** Why the file says nothing; undefined where the browser could not open it. */
export function FileProblem(props: { readonly problem: ResponseFileProblem | undefined }) {
  const { texts } = useWording()
  const { problem } = props
  const text = problem === undefined ? texts.file.problems.unreadable : texts.file.problems[problem.code]
  return (
    <p class="fault" role="alert">
      {typeof text === 'string' ? text : text(problem?.what ?? '')}
    </p>
  )
}
