/** How the language joins facts into a line. */
export const joins = {
  joins: {
    colon: ': ',
    comma: ', ',
    /** Between the items of a short list. */
    item: ', ',
    semicolon: '; ',
    stop: '.',
    /** Between two sentences. */
    gap: ' ',
    open: ' (',
    close: ')',
  },
}
