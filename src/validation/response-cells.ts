import { LESION_STATUSES, type LesionRole, type LesionStatus, type NodeKind } from '../response/course.ts'
import { fail, ok, type Result } from '../result.ts'
import { cellDay } from './data/cell-date.ts'

/** RECIST 1.1, section 4.3.2: what is there but too small to measure counts as 5 mm. */
const TOO_SMALL_MM = 5

/** Longer than any lesion: a slip of the unit or of the decimal point. mm. */
const IMPLAUSIBLE_MM = 500

/** A cell read, or why it cannot be; undefined is an empty cell. */
export type Cell<T> = Result<T | undefined, 'cell-not-readable' | 'size-implausible'>

const EMPTY = ['', 'na', 'n/a', 'ne', '.', '-', 'null', '未评估', '缺失', '不详']
const UNREADABLE = fail('cell-not-readable' as const)

/** A length in mm; `0` and `absent` are a lesion that is gone, `too small` is one that cannot be measured. */
export function sizeCell(cell: string, unit: 'mm' | 'cm'): Cell<number> {
  const text = normaliseCell(cell)
  if (EMPTY.includes(text)) return ok(undefined)
  if (ABSENT.includes(text)) return ok(0)
  if (TOO_SMALL.includes(text)) return ok(TOO_SMALL_MM)
  if (!/^\d+(?:\.\d+|,\d{1,2})?$/.test(text)) return UNREADABLE
  const number = Number(text.replace(',', '.'))
  // Free of the binary tail that the factor leaves.
  const size = Number((unit === 'cm' ? number * 10 : number).toPrecision(12))
  return size > IMPLAUSIBLE_MM ? fail('size-implausible') : ok(size)
}

const ABSENT = ['absent', 'gone', '消失']
const TOO_SMALL = ['too small', 'too_small', 'too-small', 'tstm', '过小']

/** Whole days. */
export function dayCell(cell: string): Cell<number> {
  const text = normaliseCell(cell)
  if (EMPTY.includes(text)) return ok(undefined)
  return /^[+-]?\d{1,5}$/.test(text) ? ok(Number(text)) : UNREADABLE
}

/** A date with the year first, in days since 1970-01-01; a time of day after it is left out. */
export function dateCell(cell: string): Cell<number> {
  if (EMPTY.includes(normaliseCell(cell))) return ok(undefined)
  const day = cellDay(cell.trim(), 'ymd')
  return day === undefined ? UNREADABLE : ok(day)
}

const ROLES: readonly (readonly [LesionRole, readonly string[]])[] = [
  ['target', ['target', 't', '靶病灶']],
  ['nonTarget', ['non-target', 'nontarget', 'non target', 'nt', '非靶病灶']],
  ['new', ['new', 'n', '新病灶', '新发病灶']],
]

export function roleCell(cell: string): Cell<LesionRole> {
  return oneOf(cell, ROLES)
}

const NODES: readonly (readonly [NodeKind, readonly string[]])[] = [
  ['none', ['no', 'n', '0', 'false', '否']],
  ['node', ['yes', 'y', '1', 'true', 'node', '是']],
  ['porta-hepatis', ['porta hepatis', 'porta-hepatis', 'porta_hepatis', '肝门']],
]

export function nodeCell(cell: string): Cell<NodeKind> {
  return oneOf(cell, NODES)
}

const CHINESE: { readonly [S in LesionStatus]: string } = {
  absent: '消失',
  present: '存在',
  increased: '增大',
  progression: '明确进展',
  'further-progression': '进一步进展',
  equivocal: '不确定',
}

export function statusCell(cell: string): Cell<LesionStatus> {
  return oneOf(
    cell,
    LESION_STATUSES.map((status) => [
      status,
      [status, status.replace('-', ' '), status.replace('-', '_'), CHINESE[status]],
    ]),
  )
}

export function yesNoCell(cell: string): Cell<boolean> {
  return oneOf(cell, [
    [true, ['yes', 'y', '1', 'true', '是']],
    [false, ['no', 'n', '0', 'false', '否']],
  ])
}

/** A name as it is compared: without regard to case, width and spaces around it. The liver in every spelling is `liver`. */
export function organName(cell: string): string {
  const text = normaliseCell(cell)
  return ['liver', 'hepatic', '肝', '肝脏'].includes(text) ? 'liver' : text
}

function oneOf<T>(cell: string, words: readonly (readonly [T, readonly string[]])[]): Cell<T> {
  const text = normaliseCell(cell)
  if (EMPTY.includes(text)) return ok(undefined)
  const found = words.find(([, spellings]) => spellings.includes(text))
  return found === undefined ? UNREADABLE : ok(found[0])
}

function normaliseCell(cell: string): string {
  return cell.normalize('NFKC').trim().toLowerCase()
}
