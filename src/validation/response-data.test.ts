import { expect, test } from 'vitest'
import { readResponseData } from './response-data.ts'

const HEAD = 'patient,day,lesion,role,organ,node,longest_mm,viable_mm,status,typical'

function read(text: string, unit?: 'mm' | 'cm') {
  return readResponseData(new TextEncoder().encode(text), unit)
}

function data(text: string, unit?: 'mm' | 'cm') {
  const result = read(text, unit)
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}

function problemsOf(...rows: readonly string[]) {
  return data([HEAD, ...rows].join('\n')).refused.flatMap(({ problems }) =>
    problems.map(({ code, row, column }) =>
      [code, row, column].filter((part) => part !== undefined).join(' '),
    ),
  )
}

test('a row a lesion and visit becomes a course, its baseline the last visit on or before the start', () => {
  const { patients, refused } = data(
    `${HEAD}\np,-30,a,target,liver,,40,38,,\np,-3,a,target,Liver,no,41,40,,\np,28,a,target,liver,no,30,20,,`,
  )
  expect(refused).toEqual([])
  expect(patients[0]?.course.baseline).toMatchObject({ day: -3 })
  expect(patients[0]?.course.visits.map(({ day, findings }) => [day, findings.get('a')])).toEqual([
    [28, { longest: 30, viable: 20, status: undefined, typical: undefined }],
  ])
})

test('lengths in cm are converted without a binary tail, and the heading goes before the option', () => {
  const longest = (heading: string, value: string, unit?: 'mm' | 'cm') =>
    data(
      `patient,day,lesion,role,organ,${heading}\np,0,a,target,lung,${value}\np,30,a,target,lung,1`,
      unit,
    ).patients[0]?.course.baseline.findings.get('a')?.longest
  expect(longest('longest_cm', '1.13')).toBe(11.3)
  expect(longest('Longest (cm)', '4.1')).toBe(41)
  expect(longest('longest', '4.1', 'cm')).toBe(41)
  expect(longest('longest_mm', '41', 'cm')).toBe(41)
})

test('a length without a unit is not guessed', () => {
  expect(read('patient,day,lesion,role,organ,longest\np,0,a,target,lung,4')).toEqual({
    ok: false,
    problem: { code: 'unit-missing', what: 'longest' },
  })
})

test('too small to measure is 5 mm, disappeared is 0, empty is not evaluated', () => {
  const { patients } = data(
    `${HEAD}\np,0,a,target,lung,,20,,,\np,28,a,target,lung,,too small,,,\np,56,a,target,lung,,absent,,,\np,84,a,target,lung,,,,,`,
  )
  expect(patients[0]?.course.visits.map(({ findings }) => findings.get('a')?.longest)).toEqual([
    5,
    0,
    undefined,
  ])
})

test('dates count from the start, or from the first visit where there is none', () => {
  const head = 'patient,date,start,lesion,role,organ,longest_mm'
  const days = (start: string) => {
    const { patients } = data(
      `${head}\np,2025-02-27,${start},a,target,lung,20\np,2025/3/1,${start},a,target,lung,20`,
    )
    const { baseline, visits } = patients[0]?.course ?? { baseline: undefined, visits: [] }
    return [baseline?.day, ...visits.map(({ day }) => day)]
  }
  expect(days('2025-02-28')).toEqual([-1, 1])
  expect(days('')).toEqual([0, 2])
})

test('Chinese headings and words are read, in UTF-8 and in GB18030', () => {
  const text =
    '患者,天数,病灶,类型,器官,长径_mm,存活径_mm,状态\n甲,0,1,靶病灶,肝脏,40,38,\n甲,30,1,靶病灶,肝,消失,,'
  const found = data(text).patients[0]
  expect(found?.course.lesions).toEqual([{ id: '1', role: 'target', organ: 'liver', node: 'none' }])
  expect(found?.course.visits[0]?.findings.get('1')?.longest).toBe(0)
  // "患者,天数" of the heading in GB18030.
  const bytes = Uint8Array.from([
    0xbb,
    0xbc,
    0xd5,
    0xdf,
    0x2c,
    0xcc,
    0xec,
    0xca,
    0xfd,
    0x2c,
    ...ascii('lesion,role,organ,longest_mm\n'),
    ...ascii('p,0,a,target,lung,20\np,30,a,target,lung,20'),
  ])
  expect(readResponseData(bytes)).toMatchObject({ ok: true, value: { patients: [{ id: 'p' }] } })
})

function ascii(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0))
}

test('semicolons, decimal commas, CRLF and a byte order mark are read', () => {
  const { patients } = data(
    '\ufeffpatient;day;lesion;role;organ;longest_mm\r\np;0;a;target;lung;20,5\r\np;30;a;target;lung;10\r\n',
  )
  expect(patients[0]?.course.baseline.findings.get('a')?.longest).toBe(20.5)
})

test('what cannot be read is said with its row and column, and the patient is left out whole', () => {
  const good = 'p,0,a,target,lung,,20,,,'
  expect(problemsOf(good, 'p,30,a,target,lung,,abc,,,')).toEqual(['cell-not-readable 3 longest'])
  expect(problemsOf(good, 'p,30,a,target,lung,,900,,,')).toEqual(['size-implausible 3 longest'])
  expect(problemsOf(good, 'p,30,a,target,lung,,20,30,,')).toEqual(['size-implausible 3 viable'])
  expect(problemsOf(good, 'p,30,a,lead,lung,,20,,,')).toEqual(['cell-not-readable 3 role'])
  expect(problemsOf(good, 'p,,a,target,lung,,20,,,')).toEqual(['cell-missing 3 day'])
  expect(problemsOf(good, 'p,30,a,target,lung,,20')).toEqual(['wrong-number-of-cells 3'])
  expect(problemsOf(good, good)).toEqual(['measured-twice 3 lesion'])
  expect(problemsOf(good, 'p,30,a,target,liver,,20,,,')).toEqual(['lesion-changed 3 lesion'])
  expect(problemsOf('p,3,a,target,lung,,20,,,', 'p,30,a,target,lung,,20,,,')).toEqual(['no-baseline'])
  expect(problemsOf(',30,a,target,lung,,20,,,')).toEqual(['cell-missing 2 patient'])
})

test('one patient’s fault leaves the others', () => {
  const { patients, refused, rows } = data(
    `${HEAD}\np,0,a,target,lung,,20,,,\n\np,30,a,target,lung,,x,,,\nq,0,a,target,lung,,20,,,\nq,30,a,target,lung,,20,,,`,
  )
  expect(patients.map(({ id }) => id)).toEqual(['q'])
  expect(refused.map(({ id, problems }) => [id, problems[0]?.row])).toEqual([['p', 4]])
  expect(rows).toBe(4)
})

test('a file that is none says why', () => {
  const code = (bytes: Uint8Array) => {
    const result = readResponseData(bytes)
    return result.ok ? undefined : result.problem.code
  }
  expect(code(Uint8Array.from([0x50, 0x4b, 3, 4]))).toBe('spreadsheet-file')
  expect(code(Uint8Array.from([0xff, 0xff, 0xff]))).toBe('not-text')
  expect(code(new TextEncoder().encode(''))).toBe('empty-file')
  expect(code(new TextEncoder().encode(HEAD))).toBe('empty-file')
  expect(read('patient,day,lesion,role,organ\np,0,a,target,lung')).toMatchObject({
    problem: { code: 'column-missing', what: 'longest' },
  })
  expect(read(`${HEAD},Day\n`)).toMatchObject({ problem: { code: 'empty-file' } })
  expect(read(`${HEAD},Day\np`)).toMatchObject({ problem: { code: 'column-twice', what: 'day' } })
})
