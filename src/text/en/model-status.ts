/** Whose probabilities these are, where a site recalibrated the model. */
export const modelStatus = {
  modelStatus: {
    recalibratedAt: (site: string, version: string) => `Recalibrated at ${site}, version ${version}.`,
    approvedBy: (name: string, day: string) => `Approved by ${name}, ${day}.`,
    notApproved: 'Not approved: nobody answers for this recalibration yet.',
  },
}
