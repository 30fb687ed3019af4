/** ALBI score and grade (Johnson et al., J Clin Oncol 2015): bilirubin in umol/L, albumin in g/L. */
export function albi(bilirubin: number, albumin: number): { score: number; grade: 1 | 2 | 3 } | undefined {
  if (!(bilirubin > 0) || !(albumin > 0)) return undefined
  const score = 0.66 * Math.log10(bilirubin) - 0.085 * albumin
  return { score, grade: score <= -2.6 ? 1 : score <= -1.39 ? 2 : 3 }
}
