import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { join, extname } from 'node:path'
import { launchBrowser } from './test/support/browser.ts'
const T: Record<string,string> = { '.html':'text/html','.js':'text/javascript','.css':'text/css','.json':'application/json','.csv':'text/csv' }
const server = createServer(async (q, r) => { try { const p = new URL(q.url ?? '/', 'http://x').pathname; const b = await readFile(join('dist', p)); r.setHeader('content-type', T[extname(p)] ?? 'application/octet-stream'); r.end(b) } catch { r.statusCode = 404; r.end() } })
await new Promise<void>(d => server.listen(0, '127.0.0.1', d))
const { port } = server.address() as { port: number }
const browser = await launchBrowser()
const context = await browser.newContext({ viewport: { width: 1024, height: 900 } })
const page = await context.newPage()
page.on('console', m => console.log('console', m.type(), m.text()))
page.on('pageerror', e => console.log('pageerror', e.message))
await page.goto(`http://127.0.0.1:${port}/validate.html`)
await page.getByRole('button', { name: 'Show it with the example' }).waitFor()
await page.screenshot({ path: '/tmp/shots-L/1-choose.png', fullPage: true })
await page.getByRole('button', { name: 'Show it with the example' }).click()
const t = Date.now()
await page.getByRole('button', { name: 'HTML file' }).waitFor({ timeout: 60000 })
console.log('report in', Date.now() - t, 'ms')
await page.screenshot({ path: '/tmp/shots-L/5-report.png', fullPage: true })
await page.getByRole('button', { name: 'Fit' }).click()
await page.getByRole('button', { name: 'Save the model file' }).waitFor({ timeout: 60000 })
await page.locator('.recalibrate').screenshot({ path: '/tmp/shots-L/6-recal.png' })
const [dl] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'HTML file' }).click()])
await dl.saveAs('/tmp/shots-L/report.html')
await page.getByRole('button', { name: 'Response criteria' }).click()
await page.screenshot({ path: '/tmp/shots-L/7-response.png', fullPage: true })
await browser.close(); server.close()
