import { fail, ok, type Result } from '../result.ts'
import { type Decode, decoderOf } from './character-sets.ts'
import { type DataSet, isDataSet, SEQUENCES, TAGS, textOf } from './data-set.ts'

/** Why a file is not read as a structured report. */
export type FileRefusal =
  | 'too-large'
  | 'not-dicom'
  | 'not-a-report'
  | 'deflated'
  | 'damaged'
  | 'several-reports'
  | 'character-set-unknown'

/** Reports are a few kB; what is larger than this holds images. */
export const LARGEST = 16_000_000

const DEFLATED = '1.2.840.10008.1.2.1.99'
/** Basic Text, Enhanced, Comprehensive, Comprehensive 3D and Extensible SR. */
const REPORT_CLASSES = [11, 22, 33, 34, 35].map((part) => `1.2.840.10008.5.1.4.1.1.88.${part}`)
const READ: ReadonlySet<string> = new Set(Object.values(TAGS))

/** A structured report's data set from a DICOM file or DICOM JSON. Pixel data are never read. */
export async function readFile(bytes: Uint8Array): Promise<Result<DataSet, FileRefusal>> {
  if (bytes.length > LARGEST) return fail('too-large')
  if (!isDicom(bytes)) return fail('not-dicom')
  const data = isFile(bytes) ? await ofFile(bytes) : ofJson(bytes)
  if (!data.ok) return data
  return REPORT_CLASSES.includes(textOf(data.value, TAGS.sopClass) ?? '') ? data : fail('not-a-report')
}

/** Whether a file is to be read as a report, rather than as the text of a table. */
export function isDicom(bytes: Uint8Array): boolean {
  return isFile(bytes) || /^\s*[[{]/.test(new TextDecoder().decode(bytes.subarray(0, 99)))
}

function isFile(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(128, 132)) === 'DICM'
}

function ofJson(bytes: Uint8Array): Result<DataSet, FileRefusal> {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    const [data, ...others] = Array.isArray(json) ? json : [json]
    if (others.length > 0) return fail('several-reports')
    return isDataSet(data) && data[TAGS.sopClass] !== undefined ? ok(data) : fail('not-dicom')
  } catch {
    return fail('damaged')
  }
}

type Parsed = ReturnType<typeof import('dicom-parser').parseDicom>

async function ofFile(bytes: Uint8Array): Promise<Result<DataSet, FileRefusal>> {
  const head = new TextDecoder('latin1').decode(bytes.subarray(128, 1024))
  if (head.includes(DEFLATED)) return fail('deflated')
  const { default: parser } = await import('dicom-parser')
  try {
    const parsed = parser.parseDicom(bytes, { untilTag: 'x7fe00010' })
    // What it warns of is an end before the end.
    if (parsed.warnings.length > 0) return fail('damaged')
    const ascii = decoderOf([])
    return ascii === undefined ? fail('character-set-unknown') : ok(dataOf(parsed, ascii))
  } catch (thrown) {
    // The library throws words and objects of its own wherever a length leads out of the file.
    return fail(thrown === UNKNOWN_SET ? 'character-set-unknown' : 'damaged')
  }
}

const UNKNOWN_SET = Symbol('character set')

/** What is read of a parsed data set; texts by the character set that it names, else by the one around it. */
function dataOf(parsed: Parsed, around: Decode): DataSet {
  const own = parsed.string('x00080005')
  const decode = own === undefined ? around : decoderOf(own.split('\\'))
  if (decode === undefined) throw UNKNOWN_SET
  const data: Record<string, { Value: readonly unknown[] }> = {}
  for (const [name, { dataOffset, length, items }] of Object.entries(parsed.elements)) {
    const tag = name.slice(1).toUpperCase()
    if (!READ.has(tag) || length === 0) continue
    if (SEQUENCES.has(tag)) {
      // A sequence that is not told as one would be passed over with all that it holds.
      if (items === undefined) throw new Error('a sequence without items')
      data[tag] = {
        Value: items.flatMap(({ dataSet }) => (dataSet === undefined ? [] : dataOf(dataSet, decode))),
      }
    } else {
      const text = decode(parsed.byteArray.subarray(dataOffset, dataOffset + length)).replace(/[\0 ]+$/, '')
      data[tag] = { Value: tag === TAGS.text ? [text] : text.split('\\') }
    }
  }
  return data
}
