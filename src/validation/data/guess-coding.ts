import type { StudyTable } from '../study-table.ts'
import { codingKey } from './coding-key.ts'
import type { BinaryVariable } from './variable-units.ts'

/** Which cells mean 1 and which 0. `sure` where the words leave no doubt. */
export interface CodingGuess {
  readonly ones: readonly string[]
  readonly zeros: readonly string[]
  readonly sure: boolean
}

interface KnownCoding {
  readonly variables: readonly BinaryVariable[]
  readonly ones: readonly string[]
  readonly zeros: readonly string[]
  /** Headings under which these words are in no doubt; any where absent. */
  readonly headings?: RegExp
}

const PROGRESSION = ['pd', '疾病进展']
const CONTROL = ['cr', 'pr', 'sd', '完全缓解', '部分缓解', '疾病稳定']
const YES = ['1', 'yes', 'y', 'true', '+', '是', '有', '阳性']
const NO = ['0', 'no', 'n', 'false', '-', '否', '无', '阴性']

/** Words of one column, in the order in which they are tried. */
const CODINGS: readonly KnownCoding[] = [
  { variables: ['outcome'], ones: ['tin', '无效'], zeros: ['tie', '有效'] },
  { variables: ['outcome'], ones: PROGRESSION, zeros: CONTROL },
  { variables: ['outcome'], ones: YES, zeros: NO, headings: /tin|progress|\bpd\b|进展/i },
  {
    variables: ['event'],
    ones: ['dead', 'died', 'deceased', 'death', '死亡', '已故'],
    zeros: ['alive', 'living', 'censored', '存活', '生存', '删失'],
  },
  { variables: ['event'], ones: YES, zeros: NO, headings: /event|death|dead|died|deceased|死亡/i },
  {
    variables: ['deltaT'],
    ones: ['>=0', '≥0', '≧0', '=>0', 'nonnegative', 'non-negative', '非负'],
    zeros: ['<0', 'negative', '负'],
  },
  { variables: ['deltaT'], ones: YES, zeros: NO, headings: /nonneg|>=\s*0|≥\s*0|非负/i },
]

/** A coding for the different cells of a column (missing ones left out); undefined where no known one covers them all. */
export function guessCoding(
  variable: BinaryVariable,
  heading: string,
  cells: readonly string[],
  kind: StudyTable['kind'] = 'patients',
): CodingGuess | undefined {
  const different = [...new Set(cells.map((cell) => cell.trim()))]
  const keys = different.map(codingKey)
  const fits = CODINGS.filter(
    ({ variables, ones, zeros }) =>
      variables.includes(variable) &&
      keys.length > 0 &&
      keys.every((key) => ones.includes(key) || zeros.includes(key)),
  )
  const coding = fits.find(({ headings }) => headings === undefined || headings.test(heading)) ?? fits[0]
  if (coding === undefined) return undefined
  const those = (words: readonly string[]) => different.filter((_, i) => words.includes(keys[i] ?? ''))
  const [ones, zeros] = [those(coding.ones), those(coding.zeros)]
  return {
    // A sample may hold one side only: then the other is what the coding calls it.
    ones: ones.length > 0 ? ones : coding.ones,
    zeros: zeros.length > 0 ? zeros : coding.zeros,
    // In a plain file of scores 1 is the event: its coding has no other use.
    sure:
      coding.headings === undefined ||
      coding.headings.test(heading) ||
      (kind === 'scored' && keys.every((key) => key === '0' || key === '1')),
  }
}
