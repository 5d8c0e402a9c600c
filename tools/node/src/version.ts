import manifest from '../package.json' with { type: 'json' }

/** Version of the product, as in the manifest. */
export const VERSION = manifest.version
