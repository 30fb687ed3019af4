import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Language } from '../site/language.ts'
import { placeText } from '../site/placed-fault.ts'
import { problems } from '../text/problems.ts'
import type { PageTexts } from '../text/texts.ts'
import { Button } from './button.tsx'
import type { Problem } from './setup/problem.ts'

export interface ProblemPageProps {
  readonly language: Language
  readonly texts: PageTexts
  readonly problem: Problem
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
  readonly settings: ComponentChildren
}

/** A page instead of an assessment: what happened, what it means, what comes next, and the code to report. */
export function ProblemPage(props: ProblemPageProps) {
  const { texts, problem, action } = props
  const text = problems[props.language][problem.code]
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <main class="page notice-page">
      <p class="eyebrow">{texts.product}</p>
      <h1 ref={heading} tabIndex={-1}>
        {text.title}
      </h1>
      <p>{text.meaning}</p>
      {problem.faults && (
        <ul class="faults">
          {problem.faults.map((fault) => (
            <li key={`${placeText(fault)} ${fault.expected}`}>
              <code>{placeText(fault)}</code> {fault.expected}
            </li>
          ))}
        </ul>
      )}
      {problem.said !== undefined && <p class="breakable">{texts.launch.said(problem.said)}</p>}
      <p class="next-step">{text.next}</p>
      {problem.again !== undefined && (
        <p>
          <a class="button" href={`launch.html?${new URLSearchParams({ ...problem.again })}`}>
            {problem.code === 'no-patient' ? texts.launch.choosePatient : texts.common.again}
          </a>
        </p>
      )}
      {action && (
        <p>
          <Button onClick={action.run}>{action.label}</Button>
        </p>
      )}
      <p class="fine">
        {texts.common.code(problem.code)}
        {problem.detail !== undefined && (
          <>
            {' · '}
            <span class="breakable">{problem.detail}</span>
          </>
        )}
      </p>
      {props.settings}
    </main>
  )
}
