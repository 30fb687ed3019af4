import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../../src/page/button.tsx'
import type { ChartResult } from '../data/chart-failure.ts'
import { requestLaunch } from '../data/ehr-session.ts'

interface LaunchBarProps {
  patient: string
  encounter: string | undefined
  open: (url: string) => void
  refresh: () => void
  refreshing: boolean
}

/** The buttons above a chart. A launch is asked for anew at each click: its handle is of one use. */
export function LaunchBar(props: LaunchBarProps) {
  const [problem, setProblem] = useState<string>()
  const launch = (needPatientBanner: boolean): Promise<ChartResult<string>> =>
    requestLaunch({
      patient: props.patient,
      ...(props.encounter !== undefined && { encounter: props.encounter }),
      needPatientBanner,
    })

  async function openTab() {
    setProblem(undefined)
    // Opened before waiting: browsers allow a new tab only within the click.
    const tab = window.open('about:blank', '_blank')
    const launched = await launch(true)
    if (!launched.ok) {
      tab?.close()
      setProblem(launched.problem)
    } else if (tab === null) {
      setProblem('The browser did not allow a new tab. Use "Open TIPM here".')
    } else {
      tab.opener = null
      tab.location.replace(launched.value)
    }
  }

  async function openHere() {
    setProblem(undefined)
    const launched = await launch(false)
    if (launched.ok) props.open(launched.value)
    else setProblem(launched.problem)
  }

  return (
    <div class="launch-bar">
      <Button primary onClick={() => void openTab()}>
        Open TIPM
      </Button>
      <Button onClick={() => void openHere()}>Open TIPM here</Button>
      <Button onClick={props.refresh}>Refresh</Button>
      <span class="quiet" role="status">
        {props.refreshing ? 'Refreshing ...' : ''}
      </span>
      {problem !== undefined && (
        <p class="notice-box" role="alert">
          <strong>TIPM could not be opened.</strong> {problem}
        </p>
      )}
    </div>
  )
}

/** The app inside the chart. Same as an EHR's: it gets no more rights than a tab would. */
export function AppFrame({ url, close }: { url: string; close: () => void }) {
  const frame = useRef<HTMLElement>(null)
  useEffect(() => frame.current?.scrollIntoView(), [])
  return (
    <section class="app-frame" aria-labelledby="app-frame-title" ref={frame}>
      <header class="card-head">
        <h2 id="app-frame-title">TIPM in this chart</h2>
        <Button small onClick={close}>
          Close TIPM
        </Button>
      </header>
      <iframe key={url} src={url} title="TIPM" />
    </section>
  )
}
