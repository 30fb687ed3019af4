import manifest from '../../package.json' with { type: 'json' }

/** Version of this software. */
export const SOFTWARE_VERSION: string = manifest.version
