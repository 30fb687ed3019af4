import type { Browser } from 'playwright-core'
import { scenarioBundles } from '../sandbox/scenarios/index.ts'
import type { Sandbox } from '../sandbox/server.ts'
import { startEhrOverHapi } from '../test/ehr/ehr-over-hapi.ts'
import { routinePanels, together } from '../test/ehr/large-chart.ts'
import { launchBrowser } from '../test/support/browser.ts'
import { startEhr } from '../test/support/ehr.ts'

// From the launch to the answer in a real browser: `npm run bench:app -- [hapi]`, on the embedded EHR or on HAPI behind it, with 50, 500
// and 5,000 Observations beside the scenario's own. Sequential round trips between token and answer (aim: two) are counted while each
// FHIR request takes 300 ms, so that what goes out together overlaps; work of the main thread (aim at 500: under 100 ms) is the
// processor time of its tasks in the same stretch, by the browser's own trace.

const PATIENT = 'pt-1001'
const SIZES = [50, 500, 5000]
const RUNS = 5
const DELAY_MS = 300
const onHapi = process.argv[2] === 'hapi'

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly pid: number
  readonly tid: number
  readonly args: {
    readonly name?: string
    readonly data?: { readonly url?: string; readonly requestId?: string }
  }
}

const browser = await launchBrowser()
console.log(`${onHapi ? 'HAPI' : 'embedded EHR'}, best of ${RUNS}`)
for (const size of SIZES) {
  const { ehr, close } = await ehrWith(size)
  const trips = await roundTrips(browser, ehr)
  const times: Awaited<ReturnType<typeof timed>>[] = []
  for (let run = 0; run < RUNS; run += 1) times.push(await timed(browser, ehr))
  const best = (pick: (time: (typeof times)[number]) => number) => Math.round(Math.min(...times.map(pick)))
  console.table([
    {
      ...{ observations: size, delivered: trips.observations },
      ...{ requests: trips.requests, sequential: trips.sequential },
      ...{ 'launch ms': best(({ launch }) => launch), 'token to answer ms': best(({ answer }) => answer) },
      ...{ 'main thread ms': best(({ work }) => work), 'longest task ms': best(({ longest }) => longest) },
    },
  ])
  await close()
}
await browser.close()

/** A chart with so many more results, of the last year and the years before it. */
async function ehrWith(
  size: number,
): Promise<{ readonly ehr: Sandbox; readonly close: () => Promise<void> }> {
  const now = new Date()
  const panels = together(routinePanels(PATIENT, Math.ceil(size / 20), now), 25)
  if (onHapi) {
    const { ehr, hapi, stop } = await startEhrOverHapi()
    for (const panel of panels) await hapi.put(panel)
    return { ehr, close: stop }
  }
  const ehr = await startEhr({ bundles: [...scenarioBundles(now), ...panels] })
  return { ehr, close: () => ehr.close() }
}

async function launchUrl(ehr: Sandbox): Promise<string> {
  const query = new URLSearchParams({
    iss: ehr.fhirBase,
    launch: await ehr.createLaunch({ patient: PATIENT }),
  })
  return `${ehr.appUrl}launch.html?${query}`
}

/** The longest row of FHIR requests each of which began when the one before had ended, from the token to the answer. */
async function roundTrips(browser: Browser, ehr: Sandbox) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const asked: { readonly from: number; to: number }[] = []
  let observations = 0
  await context.route(
    // HAPI's further pages lie at the base itself.
    (url) => [`${ehr.fhirBase}/`, `${ehr.fhirBase}?`].some((base) => url.href.startsWith(base)),
    async (route) => {
      const request = { from: performance.now(), to: Number.POSITIVE_INFINITY }
      const isPage = !route.request().url().includes('.well-known')
      if (isPage) asked.push(request)
      await new Promise((resolve) => setTimeout(resolve, DELAY_MS))
      const response = await route.fetch()
      const text = await response.text()
      observations += text.match(/"resourceType": ?"Observation"/g)?.length ?? 0
      await route.fulfill({ response, body: text })
      request.to = performance.now()
    },
  )
  await page.goto(await launchUrl(ehr))
  await page.locator('section.answer').waitFor({ timeout: 120_000 })
  const answered = performance.now()
  const before = asked.filter(({ to }) => to <= answered).toSorted((a, b) => a.to - b.to)
  const rows: number[] = []
  for (const { from } of before) {
    const earlier = before.map(({ to }, at) => (to <= from ? (rows[at] ?? 0) : 0))
    rows.push(1 + Math.max(0, ...earlier))
  }
  await context.unrouteAll({ behavior: 'ignoreErrors' })
  await context.close()
  return { observations, requests: before.length, sequential: Math.max(...rows) }
}

async function timed(browser: Browser, ehr: Sandbox) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('section.answer') === null) return
      observer.disconnect()
      performance.mark('tipm-answer')
      console.debug('tipm-answer')
    }).observe(document, { childList: true, subtree: true })
  })
  // To look for the answer again and again would be work of the same thread.
  const answered = page.waitForEvent('console', (message) => message.text() === 'tipm-answer')
  await browser.startTracing(page, { categories: ['devtools.timeline', 'blink.user_timing', 'toplevel'] })
  const began = performance.now()
  await page.goto(await launchUrl(ehr), { waitUntil: 'commit' })
  await answered
  const launch = performance.now() - began
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { readonly traceEvents: TraceEvent[] }
  await context.close()
  return { launch, ...workOf(trace.traceEvents) }
}

/** What the page's main thread did from the token's arrival to the answer, in ms. */
function workOf(events: readonly TraceEvent[]) {
  const sent = events.find(
    ({ name, args }) => name === 'ResourceSendRequest' && args.data?.url?.endsWith('/auth/token'),
  )
  const token = events.find(
    ({ name, args }) => name === 'ResourceFinish' && args.data?.requestId === sent?.args.data?.requestId,
  )
  const answer = events.find(({ name }) => name === 'tipm-answer')
  if (sent === undefined || token === undefined || answer === undefined)
    throw new Error('no token or answer in the trace')
  const tasks = events.filter(
    ({ name, pid, tid, ts }) =>
      name === 'ThreadControllerImpl::RunTask' &&
      pid === answer.pid &&
      tid === answer.tid &&
      ts >= token.ts - 1000 &&
      ts <= answer.ts,
  )
  const times = tasks.map(({ tdur, dur }) => (tdur ?? dur ?? 0) / 1000)
  return {
    answer: (answer.ts - token.ts) / 1000,
    work: times.reduce((sum, time) => sum + time, 0),
    longest: Math.max(0, ...times),
  }
}
