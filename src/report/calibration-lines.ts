import type { Calibration } from '../validation/report/calibration.ts'
import type { View } from './view.ts'

/** The measures of a calibration, each by name and how it reads. */
export function calibrationLines({
  texts,
  show,
}: View): readonly (readonly [name: string, text: (of: Calibration) => string])[] {
  const words = texts.calibration
  const distance = (of: Calibration, name: 'ici' | 'e50' | 'e90' | 'emax') =>
    show.or(of.curve, ({ [name]: value }) => show.number(value))
  return [
    [texts.patients, (of) => show.count(of.patients)],
    [texts.events, (of) => show.count(of.events)],
    [words.observedExpected, (of) => show.or(of.observedExpected, show.estimate)],
    [words.inTheLarge, (of) => show.or(of.inTheLarge, show.estimate)],
    [words.intercept, (of) => show.or(of.joint, ({ intercept }) => show.estimate(intercept))],
    [words.slope, (of) => show.or(of.joint, ({ slope }) => show.estimate(slope))],
    [texts.development.measures.brier, (of) => show.or(of.brier, ({ score }) => show.estimate(score, 4))],
    [words.scaledBrier, (of) => show.or(of.brier, ({ scaled }) => show.or(scaled, show.number))],
    [words.ici, (of) => distance(of, 'ici')],
    [words.e50, (of) => distance(of, 'e50')],
    [words.e90, (of) => distance(of, 'e90')],
    [words.emax, (of) => distance(of, 'emax')],
    [
      words.spiegelhalter,
      (of) => show.or(of.spiegelhalter, ({ z, p }) => words.withP(show.number(z, 2), show.p(p))),
    ],
    [
      words.hosmerLemeshow,
      ({ hosmerLemeshow }) =>
        show.or(hosmerLemeshow, ({ chi2, groups, external, development }) =>
          words.hosmerLemeshowText(
            show.number(chi2, 2),
            show.count(groups.length),
            show.count(external.df),
            show.p(external.p),
            development === null ? texts.none : show.count(development.df),
            development === null ? texts.none : show.p(development.p),
          ),
        ),
    ],
  ]
}
