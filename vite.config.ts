import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import pkg from './package.json' with { type: 'json' }

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const SITE_FILE = here('./smart-config/site.json')

/** Puts the site file beside the pages: read afresh when served, copied when built. A deployment replaces it. */
function siteFile(): Plugin {
  return {
    name: 'tipm-site-file',
    configureServer: ({ middlewares }) => {
      middlewares.use('/site.json', (_request, response, next) => {
        readFile(SITE_FILE, 'utf8').then(
          (text) => response.setHeader('content-type', 'application/json').end(text),
          next,
        )
      })
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'site.json', source: await readFile(SITE_FILE, 'utf8') })
    },
  }
}

/**
 * A floor under the server's own Content-Security-Policy (docs: deploying): nothing but this folder's files runs.
 * Where FHIR may be read from and who may frame the page only the server can say.
 */
const EHRS = "'self' https: http://127.0.0.1:* http://localhost:*"
const csp = (formAction: string) =>
  [
    "default-src 'self'",
    // A figure becomes a picture by way of a blob of the page's own.
    "img-src 'self' blob:",
    `connect-src ${EHRS}`,
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${formAction}`,
  ].join('; ')

function contentSecurityPolicy(): Plugin {
  return {
    name: 'tipm-csp',
    // Vite's own development client needs inline styles.
    apply: 'build',
    transformIndexHtml: (_html, { path }) => [
      {
        tag: 'meta',
        // The launch page may post its authorization request, and is redirected back to this folder.
        attrs: {
          'http-equiv': 'Content-Security-Policy',
          content: csp(/\/(launch|worklist)\.html$/.test(path) ? EHRS : "'none'"),
        },
        injectTo: 'head-prepend',
      },
    ],
  }
}

/**
 * Two builds into one folder: the app and its launch page, and (`--mode lab`) the pages beside it. Built together, the app's
 * first paint would carry what only the other pages use of the libraries they share, and its style sheets would come in another order.
 */
const PAGES = {
  app: { index: here('./index.html'), launch: here('./launch.html') },
  lab: {
    evidence: here('./evidence.html'),
    validate: here('./validate.html'),
    worklist: here('./worklist.html'),
  },
}

export default defineConfig(({ mode }) => ({
  base: './',
  define: {
    // fhirclient: the browser's own fetch and AbortController instead of polyfills.
    FHIRCLIENT_PURE: 'true',
    __TIPM_VERSION__: JSON.stringify(pkg.version),
  },
  resolve: {
    alias: {
      debug: here('./src/launch/silent-debug.cjs'),
      'js-base64': here('./src/app/session/base64.ts'),
      ...(mode === 'lab' ? { crypto: here('./src/lab/no-crypto.cjs') } : {}),
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    sourcemap: true,
    // Data URLs would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: mode !== 'lab',
    assetsDir: mode === 'lab' ? 'lab' : 'assets',
    rolldownOptions: {
      input: mode === 'lab' ? PAGES.lab : PAGES.app,
      // How long a plugin took on a busy machine is no warning for whoever runs this.
      checks: { pluginTimings: false },
    },
  },
  worker: { format: 'es' },
  plugins: [siteFile(), contentSecurityPolicy()],
}))
