import { Button } from '../page/button.tsx'
import '../page/styles/tokens.css'
import '../page/styles/base.css'
import '../page/styles/notice.css'
import '../page/styles/parts.css'
import '../page/styles/inputs.css'
import '../page/styles/record.css'
import '../page/styles/print.css'
import '../figures/figures.css'
import '../figures/plots.css'
import '../report/report.css'
import './lab.css'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { type PatientlessPage, startPage } from '../page/start-page.tsx'
import { createFormat } from '../text/format.ts'
import { labTexts } from '../text/lab.ts'
import { LabContext } from './lab-context.tsx'
import { ResponseScreen } from './response/response-screen.tsx'
import { StudyScreen } from './study/study-screen.tsx'

startPage(Lab)

type Tool = 'validate' | 'response'

/** The page of the lab: its two tools, of which each keeps its work while the other is shown. */
function Lab({ site, model, language, settings }: PatientlessPage) {
  const texts = labTexts[language]
  const [tool, setTool] = useState<Tool>('validate')
  useEffect(() => {
    document.title = texts.pageTitle
  }, [texts])
  useEffect(refuseStrayDrops, [])
  const pageContext = useMemo(
    () => ({ site, model, language, format: createFormat(language, site.timeZone) }),
    [site, model, language],
  )
  return (
    <LabContext.Provider value={pageContext}>
      <main class="page lab">
        <div class="masthead">
          <h1>{texts.heading}</h1>
          <p>{texts.purpose}</p>
          <p class="fine">{texts.investigational}</p>
          {settings}
        </div>
        <nav class="tabs no-print" aria-label={texts.pageTitle}>
          {(['validate', 'response'] as const).map((name) => (
            <Button key={name} aria-pressed={tool === name} onClick={() => setTool(name)}>
              {texts.tabs[name]}
            </Button>
          ))}
        </nav>
        <div hidden={tool !== 'validate'}>
          <StudyScreen />
        </div>
        <div hidden={tool !== 'response'}>
          <ResponseScreen />
        </div>
      </main>
    </LabContext.Provider>
  )
}

/** A file dropped beside its place would open instead of the page, and the work be lost. */
function refuseStrayDrops(): () => void {
  const refuse = (event: Event) => event.preventDefault()
  for (const type of ['dragover', 'drop']) addEventListener(type, refuse)
  return () => {
    for (const type of ['dragover', 'drop']) removeEventListener(type, refuse)
  }
}
