/** While the explanation loads. */
export const explanation = {
  explanation: {
    loading: 'Loading the explanation',
    failed: 'The explanation could not be loaded. The assessment above is complete without it.',
  },
}
