import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { SCENARIOS } from '../scenarios/index.ts'

/** The sandbox EHR's own pages: `vite build -c sandbox/chart/vite.config.ts`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  // The stories are a few lines each; the charts behind them stay on the server.
  define: {
    SCENARIO_STORIES: JSON.stringify(SCENARIOS.map(({ truth: _t, expected: _e, ...story }) => story)),
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
