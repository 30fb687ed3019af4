declare const __TIPM_VERSION__: string | undefined

/** Version of the build, from package.json. */
export const APP_VERSION = typeof __TIPM_VERSION__ === 'string' ? __TIPM_VERSION__ : 'unbuilt'
