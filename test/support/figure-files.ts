// What the test of figure files runs in the browser.
export { pngFile } from '../../src/figures/download/png-file.ts'
export { svgFile } from '../../src/figures/download/svg-file.ts'
