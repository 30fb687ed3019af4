import type { ComponentChildren } from 'preact'
import { useEvidence } from './evidence-context.ts'

/** The page's sections in their order; each is an address on the page. */
export const SECTIONS = [
  'brief',
  'facts',
  'performance',
  'model',
  'reconstruction',
  'errata',
  'card',
] as const

export function Section(props: {
  readonly id: (typeof SECTIONS)[number]
  readonly children: ComponentChildren
}) {
  const { texts } = useEvidence()
  return (
    <section id={props.id} aria-labelledby={`${props.id}-heading`}>
      <h2 id={`${props.id}-heading`}>{texts.sections[props.id]}</h2>
      {props.children}
    </section>
  )
}
