/** A data set as the DICOM JSON model has it (PS3.18, F.2), as far as a report is read. */
export interface DataSet {
  readonly [tag: string]: Attribute
}

export interface Attribute {
  readonly Value?: readonly unknown[]
}

/** The attributes that are read of a report, with their VR (PS3.6); all others are passed over. */
export const TAGS = {
  characterSet: '00080005',
  sopClass: '00080016',
  sopInstance: '00080018',
  studyDate: '00080020',
  contentDate: '00080023',
  studyTime: '00080030',
  contentTime: '00080033',
  manufacturer: '00080070',
  codeValue: '00080100',
  codingScheme: '00080102',
  codeMeaning: '00080104',
  longCodeValue: '00080119',
  offsetFromUtc: '00080201',
  model: '00081090',
  patientName: '00100010',
  patientId: '00100020',
  birthDate: '00100030',
  unitCode: '004008EA',
  observationTime: '0040A032',
  valueType: '0040A040',
  conceptName: '0040A043',
  uid: '0040A124',
  text: '0040A160',
  conceptCode: '0040A168',
  measuredValue: '0040A300',
  qualifier: '0040A301',
  numericValue: '0040A30A',
  completion: '0040A491',
  verification: '0040A493',
  preliminary: '0040A496',
  content: '0040A730',
} as const

export const SEQUENCES: ReadonlySet<string> = new Set([
  TAGS.unitCode,
  TAGS.conceptName,
  TAGS.conceptCode,
  TAGS.measuredValue,
  TAGS.qualifier,
  TAGS.content,
])

export type Tag = (typeof TAGS)[keyof typeof TAGS]

/** The items of a sequence. */
export function itemsOf(data: DataSet, tag: Tag): readonly DataSet[] {
  return (data[tag]?.Value ?? []).filter(isDataSet)
}

/** The only value of an attribute as text; undefined where there is none, and where there are several. */
export function textOf(data: DataSet, tag: Tag): string | undefined {
  const [value, ...others] = data[tag]?.Value ?? []
  if (others.length > 0 || (typeof value !== 'string' && typeof value !== 'number')) return undefined
  return String(value).trim() || undefined
}

/** A person's name in each script it is written in, components parted by "^". */
export function namesOf(data: DataSet): readonly string[] {
  const [value] = data[TAGS.patientName]?.Value ?? []
  const written = isDataSet(value) ? Object.values<unknown>(value) : String(value ?? '').split('=')
  return written.filter((name) => typeof name === 'string' && name.trim() !== '').map(String)
}

export function isDataSet(value: unknown): value is DataSet {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
