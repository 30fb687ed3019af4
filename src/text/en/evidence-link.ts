/** The way from an assessment to the evidence page. */
export const evidenceLink = {
  open: 'Evidence and limits of the model',
  newTab: 'opens in a new tab',
}
