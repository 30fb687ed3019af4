import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { run } from './run.ts'

const io = { now: new Date('2026-11-23T12:00:00Z'), readStdin: async () => new Uint8Array() }
const tipm = (...args: string[]) => run(args, io)

test('help and version go to standard output', async () => {
  expect((await tipm('--help')).stdout).toContain('tipm score')
  expect((await tipm('score', '--help')).stdout).toContain('--albumin')
  expect((await tipm('assess', '-h')).stdout).toContain('--as-of')
  expect((await tipm('help', 'assess')).stdout).toContain('--patient')
  expect(await tipm('--version')).toEqual({ exitCode: 0, stdout: `${manifest.version}\n`, stderr: '' })
})

test('help names every exit code', async () => {
  for (const args of [['--help'], ['score', '--help'], ['assess', '--help']]) {
    expect((await tipm(...args)).stdout).toMatch(
      /0 +computed[\s\S]*2 +no score[\s\S]*64 +wrong use[\s\S]*65 +bad input/,
    )
  }
})

test('without a command, or with another one, it is wrong use and says what there is', async () => {
  expect(await tipm()).toMatchObject({ exitCode: 64, stdout: '', stderr: expect.stringContaining('Usage') })
  expect(await tipm('scor')).toMatchObject({
    exitCode: 64,
    stderr:
      'tipm: error: unknown command scor; there are score, assess, doctor, hook, feedback, response, validate, recalibrate, population, model-card and sr\nSee tipm --help\n',
  })
  expect((await tipm('--json', 'score')).stderr).toContain('the command comes first')
})

test('a name cannot command the terminal or forge a line', async () => {
  const { stderr } = await tipm('\u001b[2Jscor\ntipm: all is well')
  expect(stderr.split('\n')).toHaveLength(3)
  expect(stderr).not.toContain('\u001b')
})
