/** Shown where the resource says nothing. */
export const NOTHING = '-'

/** A FHIR dateTime as it was recorded, with its time zone: `2031-03-12 07:20 (UTC+8)`. */
export function dateTime(value: string | undefined): string {
  if (value === undefined) return NOTHING
  const match = /^(\d{4}(?:-\d\d){0,2})(?:T(\d\d:\d\d)[\d:.]*(Z|[+-]\d\d:\d\d)?)?/.exec(value)
  const [, day, time, zone] = match ?? []
  if (day === undefined) return value
  return [day, time, zone && `(${zoneName(zone)})`].filter((part) => part !== undefined).join(' ')
}

function zoneName(zone: string): string {
  const [, sign = '', hours = '', minutes = ''] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? []
  if (Number(hours) === 0 && Number(minutes) === 0) return 'UTC'
  return `UTC${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`
}

/** `<15 g/L`; the unit as the laboratory wrote it. */
export function quantity(value: fhir4.Quantity | undefined): string {
  if (value?.value === undefined) return NOTHING
  return [`${value.comparator ?? ''}${value.value}`, value.unit ?? value.code ?? ''].join(' ').trim()
}

/** Text, else a display, else a bare code. */
export function concept(value: fhir4.CodeableConcept | undefined): string {
  const coding = value?.coding?.find((one) => one.display !== undefined) ?? value?.coding?.[0]
  return value?.text ?? coding?.display ?? coding?.code ?? NOTHING
}

/** Codes behind a concept, for the reader who maps them: `751-8`. */
export function codes(value: fhir4.CodeableConcept | undefined): string {
  return (value?.coding ?? [])
    .flatMap((coding) => (coding.code === undefined ? [] : [coding.code]))
    .join(', ')
}

export function personName(names: readonly fhir4.HumanName[] | undefined): string {
  const name = names?.find((one) => one.use === 'official') ?? names?.[0]
  if (name === undefined) return 'No name'
  return name.text ?? [...(name.given ?? []), name.family ?? ''].join(' ').trim()
}

/** Further names on record, e.g. a transliteration. */
export function otherNames(names: readonly fhir4.HumanName[] | undefined): string[] {
  const first = personName(names)
  return (names ?? []).map((name) => personName([name])).filter((name) => name !== first)
}

export function medicalRecordNumber(patient: fhir4.Patient): string {
  const identifier =
    patient.identifier?.find((one) => one.type?.coding?.some((coding) => coding.code === 'MR')) ??
    patient.identifier?.[0]
  return identifier?.value ?? NOTHING
}
