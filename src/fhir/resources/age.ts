/** Completed years from a FHIR birth date to a day (YYYY-MM-DD); undefined unless both hold for certain. */
export function ageInYears(birthDate: string | undefined, today: string): number | undefined {
  const birth = parts(birthDate)
  const now = parts(today)
  if (birth === undefined || now === undefined) return undefined
  const years = now.year - birth.year
  if (birth.month === undefined || now.month === undefined) return undefined
  const monthReached = now.month * 100 + (now.day ?? 0) >= birth.month * 100 + (birth.day ?? 0)
  if (birth.day === undefined && birth.month === now.month) return undefined
  const age = monthReached ? years : years - 1
  return age >= 0 ? age : undefined
}

function parts(date: string | undefined): { year: number; month?: number; day?: number } | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date ?? '')
  if (!match) return undefined
  const [, year, month, day] = match
  return {
    year: Number(year),
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
  }
}
