import { readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod/mini'

/** `file: name of the test`; the name alone may be left out. */
const tests = z.array(z.string()).check(z.minLength(1))
const file = z.strictObject({
  hazards: z.array(
    z.strictObject({
      id: z.string(),
      hazard: z.string(),
      harm: z.string(),
      causes: z.array(z.strictObject({ cause: z.string(), control: z.string(), tests })),
      residual: z.string(),
    }),
  ),
  threats: z.array(
    z.strictObject({ id: z.string(), kind: z.string(), threat: z.string(), control: z.string(), tests }),
  ),
  attacks: z.array(z.strictObject({ area: z.string(), tried: z.string(), answer: z.string(), tests })),
})

const page = (name: string) => new URL(`../docs/safety/${name}`, import.meta.url)

/** Hazards and threats as docs/safety/safety.json holds them. */
export function safetyFile(): z.infer<typeof file> {
  return z.parse(file, JSON.parse(readFileSync(page('safety.json'), 'utf8')))
}

/** A reference to a test, as the file and the words to be found in it. */
export function reference(text: string): { readonly file: string; readonly name: string } {
  const at = text.indexOf(': ')
  return { file: text.slice(0, at), name: text.slice(at + 2) }
}

/** The pages that are made of it, by name. */
export function safetyPages(): Readonly<Record<string, string>> {
  const { hazards, threats, attacks } = safetyFile()
  const note =
    '<!-- Made by `node scripts/safety.ts` from safety.json; scripts/safety.test.ts checks both, and that each test is there. -->'
  return {
    'hazards.md': [
      '# Hazards, causes, controls',
      note,
      'By the practice of ISO 14971: what can harm a patient, from what it could come, what keeps it from happening, and the test that shows so. No probabilities are stated: nobody has used the software on patients.',
      ...hazards.flatMap(({ id, hazard, harm, causes, residual }) => [
        `## ${id} ${hazard}`,
        `${harm}.`,
        table(
          ['cause', 'control', 'shown by'],
          causes.map((item) => [item.cause, item.control, shown(item.tests)]),
        ),
        `What remains: ${residual}`,
      ]),
    ].join('\n\n'),
    'threats.md': [
      '# Threats',
      note,
      'By STRIDE. Assets: the chart, the access token, the record, the answer itself. Trust ends at the EHR’s answers, the browser’s address bar, every call of the service, and files of the site.',
      table(
        ['', 'kind', 'threat', 'control', 'shown by'],
        threats.map((item) => [item.id, item.kind, item.threat, item.control, shown(item.tests)]),
      ),
      '## Attacks that were tried',
      table(
        ['at', 'tried', 'answer', 'repeated by'],
        attacks.map((item) => [item.area, item.tried, item.answer, shown(item.tests)]),
      ),
      'Not defended against: an EHR that lies, a browser or a machine that somebody else controls, whoever may change the files that are served.',
    ].join('\n\n'),
  }
}

function shown(tests: readonly string[]): string {
  return tests
    .map(reference)
    .map(({ file, name }) => `[${name === '' ? file.split('/').at(-1) : name}](../../${file})`)
    .join('; ')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

if (import.meta.main) {
  for (const [name, text] of Object.entries(safetyPages())) writeFileSync(page(name), `${text}\n`)
}
