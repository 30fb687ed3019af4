import { type Background, background, type Carcinoma, carcinoma, problem } from './disease.ts'
import { type Medians, type StiffnessShape, swe } from './elastography.ts'
import { lesion, type Segment, type Size, type SizeMethod, type SizeShape, sizeExam } from './imaging.ts'
import { type DrawValues, draw } from './labs.ts'
import type { PatientChart } from './patient-chart.ts'
import { startTherapy, type TherapyShape } from './study-therapy.ts'

/** Chemistry that no score reads, so that a chart looks like one. */
export interface Liver {
  bilirubin: number
  alt: number
  ast: number
  ggt: number
  afp: number
  platelets: number
}

/** What stays the same over a patient's course. */
export interface CourseFacts {
  /** Day of the first dose, counted from today (negative: past); today for a patient without treatment. */
  start?: number
  weightKg?: number
  liver?: Liver
  /** How the ultrasound system reports stiffness. */
  elastography?: StiffnessShape
}

/** What happened to a patient, in the order in which it reaches the server. Days are counted from the start of treatment. */
export class PatientCourse {
  readonly chart: PatientChart
  readonly #start: number
  readonly #weightKg: number
  readonly #liver: Liver | undefined
  readonly #elastography: StiffnessShape
  #tumour: fhir4.BodyStructure | undefined

  constructor(chart: PatientChart, { start = 0, weightKg = 0, liver, elastography }: CourseFacts) {
    this.chart = chart
    this.#start = start
    this.#weightKg = weightKg
    this.#liver = liver
    this.#elastography = elastography ?? 'medians'
  }

  /** Hepatocellular carcinoma, with all that surrounds it. */
  carcinoma(day: number, it: Carcinoma = {}): void {
    carcinoma(this.chart, this.day(day), this.#weightKg, it)
  }

  problem(day: number, code: fhir4.CodeableConcept): void {
    problem(this.chart, this.day(day), code)
  }

  background(day: number, it: Background): void {
    background(this.chart, this.day(day), this.#weightKg, it)
  }

  /** Draws long before `until` (200 and 110 days): too old to score, good to look at. */
  surveillance(values: DrawValues, until = 0): void {
    this.draw(until - 200, values, 0.7, '08:05')
    this.draw(until - 110, values, 0.8, '07:50')
  }

  /** A whole draw: the values, and the chemistry around them; `drift` 1 is the baseline, lower is earlier in the disease. */
  draw(day: number, values: DrawValues, drift = 1, time?: string): void {
    this.sample(day, { ...values, ...(this.#liver && chemistry(this.#liver, drift, this.chart)) }, time)
  }

  /** A draw of these values alone. */
  sample(day: number, values: DrawValues, time?: string): void {
    draw(this.chart, this.day(day), values, time)
  }

  lesion(segment: Segment): fhir4.BodyStructure {
    this.#tumour = lesion(this.chart, segment)
    return this.#tumour
  }

  /** The one lesion of most charts, and its first size. */
  tumour(segment: Segment, ...size: Parameters<PatientCourse['size']>): void {
    this.lesion(segment)
    this.size(...size)
  }

  /** The axes of the lesion that was named last. */
  size(
    day: number,
    unit: 'mm' | 'cm',
    axes: readonly [number, number?],
    shape?: SizeShape,
    method?: SizeMethod,
  ): void {
    if (this.#tumour) sizeExam(this.chart, this.day(day), unit, [[this.#tumour, ...axes]], shape, method)
  }

  sizes(day: number, unit: 'mm' | 'cm', sizes: readonly Size[]): void {
    sizeExam(this.chart, this.day(day), unit, sizes)
  }

  swe(day: number, medians: Medians, tumour = this.#tumour): void {
    if (tumour) swe(this.chart, { day: this.day(day), lesion: tumour, medians, shape: this.#elastography })
  }

  therapy(shape?: TherapyShape): void {
    startTherapy(this.chart, this.#start, this.#weightKg, shape)
  }

  /** Days from today. */
  day(fromStart: number): number {
    return this.#start + fromStart
  }
}

function chemistry(liver: Liver, drift: number, chart: PatientChart): DrawValues {
  const whole = (value: number) => Math.round(value * drift)
  const { platelets, bilirubin, alt, ast, ggt, afp } = liver
  return {
    platelets: Math.round(platelets * (2 - drift)),
    ...(chart.units === 'us'
      ? { bilirubinMass: Math.round((bilirubin * drift * 10) / 17.1) / 10 }
      : { bilirubin: Math.round(bilirubin * drift * 10) / 10 }),
    ...{ alt: whole(alt), ast: whole(ast), ggt: whole(ggt) },
    afp: Math.round(afp * drift ** 4 * 10) / 10,
  }
}
