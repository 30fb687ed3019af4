import { openChart, type Person } from './builders/patient-chart.ts'
import { type CourseFacts, PatientCourse } from './builders/patient-course.ts'

/** What the product must say about a scenario's patient, worked out by hand from the points scale (see the comment before each). */
type Expected =
  | { kind: 'complete'; points: number; riskClass: 'high' | 'low' }
  | { kind: 'bounded'; pointsLow: number; pointsHigh: number; riskClass: 'high' | 'low' | 'undecided' }
  | { kind: 'outOfScope' }
  /** Nothing is known: bounds would be the whole scale, 0 to 296. */
  | { kind: 'notComputable' }

/** The facts a right reading finds; null where there is none to be had. A test recomputes `expected` from them. */
export interface Truth {
  nlr: number | null
  /** g/L */
  albumin: number | null
  /** cm */
  diameter: number | null
  dT: 'negative' | 'nonnegative' | null
}

export interface Scenario {
  id: string
  patientId: string
  name: string
  title: string
  story: string
  expects: string
  truth: Truth
  expected: Expected
}

export interface ScenarioChart extends Scenario {
  /** The patient's resources, in the order in which the server receives them. */
  resources(today: Date): fhir4.FhirResource[]
}

interface Story extends Omit<Scenario, 'patientId' | 'expects'>, CourseFacts {
  /** Where the points and the class do not say all. */
  expects?: string
  family?: string
  patient: Person
  course(chart: PatientCourse): void
}

/** A patient's story as a chart that can be written for any day. */
export function scenario(it: Story): ScenarioChart {
  const { id, name, family, patient, title, story, truth, expected, course, ...facts } = it
  const { expects = inWords(expected) } = it
  return {
    ...{ id, patientId: patient.id, name, title, story, expects, truth, expected },
    resources(today) {
      const chart = openChart(today, patient, name, family)
      course(new PatientCourse(chart, facts))
      return chart.resources
    },
  }
}

function inWords(expected: Expected): string {
  switch (expected.kind) {
    case 'complete':
      return `${expected.points.toFixed(1)} points, ${expected.riskClass}`
    case 'bounded':
      return `${expected.pointsLow.toFixed(1)} to ${expected.pointsHigh.toFixed(1)} points, ${expected.riskClass}`
    default:
      return expected.kind
  }
}
