import { render } from 'preact'
import '../app/styles/tokens.css'
import '../app/styles/base.css'
import '../app/styles/notice.css'
import '../app/styles/inputs.css'
import '../app/styles/print.css'
import '../figures/figures.css'
import './evidence.css'
import { prepare } from '../app/setup/prepare.ts'
import type { Problem } from '../app/setup/problem.ts'
import { ProblemPage } from '../app/shared/problem-page.tsx'
import { cardContext } from '../model-card/card-context.ts'
import { pages } from '../text/en/pages.ts'
import { evidenceTexts } from '../text/evidence.ts'
import { EvidenceContext } from './evidence-context.ts'
import { EvidencePage } from './evidence-page.tsx'

const root = document.getElementById('app') ?? document.body

function fail(problem: Problem): void {
  render(<ProblemPage texts={pages} problem={problem} />, root)
}

async function main(): Promise<void> {
  const setup = await prepare(location.href)
  if (!setup.ok) return fail(setup.problem)
  const { site, model } = setup.value
  // The page's only choice of language.
  const { language } = site
  const texts = evidenceTexts[language]
  const card = cardContext(model, language, site.timeZone)
  document.documentElement.lang = language
  document.title = `${texts.title} · TIPM`
  render(
    <EvidenceContext.Provider value={{ card, texts }}>
      <EvidencePage />
    </EvidenceContext.Provider>,
    root,
  )
  // The sections did not exist when the browser looked for the one that the address names.
  document.getElementById(location.hash.slice(1))?.scrollIntoView()
}

main().catch(() => fail({ code: 'unexpected' }))
