import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import tipm from '../model/tipm.json' with { type: 'json' }
import { readXml } from '../model-card/test-xml.ts'
import { run } from './run.ts'

const io = { now: new Date('2026-11-23T12:00:00Z'), readStdin: async () => new Uint8Array() }
const modelCard = (...args: string[]) => run(['model-card', ...args], io)
const folder = mkdtempSync(join(tmpdir(), 'tipm-model-card-'))

function file(name: string, content: object): string {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(content))
  return path
}

test('without an option the card is JSON, with --xml the same card as XML', async () => {
  const json = await modelCard()
  const xml = await modelCard('--xml')
  expect([json.exitCode, xml.exitCode]).toEqual([0, 0])
  expect(readXml(xml.stdout).card).toEqual(JSON.parse(json.stdout).AppliedModelCard)
  expect((await modelCard('--json')).stdout).toBe(json.stdout)
})

test('the card is of the model file that is given, in the language of the site file', async () => {
  const model = file('ours.json', { ...tipm, version: '1.0.0-ours', status: 'recalibrated' })
  const site = file('site.json', {
    name: 'Hospital',
    language: 'zh-CN',
    smart: { issuers: [{ iss: 'https://ehr.example/fhir', clientId: 'tipm' }] },
  })
  const { stdout } = await modelCard('--model', model, '--site', site)
  const { ReleaseInfo } = JSON.parse(stdout).AppliedModelCard
  expect(ReleaseInfo.ReleaseVersion).toMatch(/^tipm 1\.0\.0-ours，SHA-256 [0-9a-f]{64}$/)
  expect(ReleaseInfo.ReleaseStage).toBe('研究性；模型文件状态：重新校准')
})

test('wrong use and a faulty model file end with their codes and say why', async () => {
  expect(await modelCard('--json', '--xml')).toMatchObject({ exitCode: 64, stdout: '' })
  expect((await modelCard('card.json')).stderr).toContain('See tipm model-card --help')
  const { exitCode, stderr } = await modelCard('--model', file('bad.json', { ...tipm, version: 3 }))
  expect(exitCode).toBe(65)
  expect(stderr).toContain('version')
})

test('its help names the options', async () => {
  expect((await modelCard('--help')).stdout).toContain('--xml')
  expect((await run(['help', 'model-card'], io)).stdout).toContain('--model FILE')
})
