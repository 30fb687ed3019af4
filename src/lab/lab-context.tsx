import { type ComponentChildren, createContext } from 'preact'
import { useContext, useId } from 'preact/hooks'
import type { TipmModel } from '../model/load-model.ts'
import type { Language } from '../site/language.ts'
import type { SiteConfig } from '../site/site-schema.ts'
import type { Format } from '../text/format.ts'
import { labTexts } from '../text/lab.ts'
import { reportTexts } from '../text/report.ts'
import { responseTexts } from '../text/response.ts'

/** What every part of the lab shares. */
export interface LabContextValue {
  readonly language: Language
  readonly format: Format
  readonly model: TipmModel
  readonly site: SiteConfig
}

export const LabContext = createContext<LabContextValue | undefined>(undefined)

/** The context of the page, with the texts of the lab, the report and the response criteria in the language of the page. */
export function useLab() {
  const pageContext = useContext(LabContext)
  if (pageContext === undefined) throw new Error('rendered outside of the lab')
  const { language } = pageContext
  return {
    ...pageContext,
    whole: (value: number) => pageContext.format.number(value, 0),
    texts: labTexts[language],
    report: reportTexts[language],
    response: responseTexts[language],
  }
}

/** A part of the page under its heading. */
export function LabPart(props: {
  readonly id?: string
  readonly class?: string
  readonly heading: string
  readonly level?: 'h2' | 'h3'
  readonly children: ComponentChildren
}) {
  const { level: Heading = 'h2' } = props
  const id = useId()
  return (
    <section id={props.id} class={props.class ?? 'part'} aria-labelledby={`${id}-heading`}>
      <Heading id={`${id}-heading`}>{props.heading}</Heading>
      {props.children}
    </section>
  )
}
