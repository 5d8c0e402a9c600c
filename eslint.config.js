import eslint from '@eslint/js'
import nx from '@nx/eslint-plugin'
import tseslint from 'typescript-eslint'

const TESTS = [
  '**/*.test.ts',
  'test/**/*.ts',
  '**/bench/**/*.ts',
  '**/testing.ts',
  '**/testing/**/*.ts'
]

/** Third-party packages that only one of our packages may import, so that an upgrade is one diff (style: The tree). */
const SINGLE_IMPORTER = {
  'libs/base': ['pino'],
  'libs/identity': ['@libp2p/crypto', '@libp2p/peer-id'],
  'libs/transport': [
    'libp2p',
    '@libp2p/*',
    '@chainsafe/libp2p-gossipsub',
    'it-pipe',
    '@multiformats/*'
  ],
  'libs/store': ['level'],
  'libs/content': ['helia', '@helia/*', 'blockstore-*', '@ipld/*'],
  'libs/protocol': ['protobufjs'],
  'libs/project': ['yaml', 're2js'],
  'services/monkey': ['assemblyscript']
}

function importersOnly(folder) {
  const group = Object.entries(SINGLE_IMPORTER)
    .filter(([owner]) => owner !== folder)
    .flatMap(([, packages]) => packages)
    .flatMap((name) => (name.includes('*') ? [name, `${name}/**`] : [name, `${name}/**`]))
  const own = SINGLE_IMPORTER[folder] ?? []
  // Subpaths of our own packages may be called like a third-party package.
  const allowed = ['!@taucloud/**', ...own.flatMap((name) => [`!${name}`, `!${name}/**`])]
  return {
    patterns: [{ group: [...group, ...allowed], message: 'Another package owns this dependency' }]
  }
}

const FOLDERS = ['libs', 'services', 'tools'].map((kind) => `${kind}/*`)

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/gen/**',
      '**/node_modules/**',
      '.nx/**',
      'examples/**',
      'sdk/**',
      '**/fixtures/**'
    ]
  },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: ['#gen/*'],
          enforceBuildableLibDependency: false,
          banTransitiveDependencies: false,
          // A node loads its services as its shape needs them; tests load what they try.
          checkDynamicDependenciesExceptions: ['.*'],
          depConstraints: [
            { sourceTag: 'layer:base', onlyDependOnLibsWithTags: [] },
            { sourceTag: 'layer:infra', onlyDependOnLibsWithTags: ['layer:base', 'layer:infra'] },
            {
              sourceTag: 'layer:domain',
              onlyDependOnLibsWithTags: ['layer:base', 'layer:infra', 'layer:domain']
            },
            {
              sourceTag: 'layer:service',
              onlyDependOnLibsWithTags: ['layer:base', 'layer:infra', 'layer:domain']
            },
            {
              sourceTag: 'layer:host',
              onlyDependOnLibsWithTags: [
                'layer:base',
                'layer:infra',
                'layer:domain',
                'layer:service',
                'layer:host'
              ]
            },
            {
              sourceTag: 'layer:client',
              onlyDependOnLibsWithTags: ['layer:base', 'layer:infra', 'layer:domain']
            },
            { sourceTag: 'layer:test', onlyDependOnLibsWithTags: ['*'] }
          ]
        }
      ],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              name: [
                'test',
                'it',
                'describe',
                'suite',
                'before',
                'after',
                'beforeEach',
                'afterEach'
              ],
              package: 'node:test'
            }
          ]
        }
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true }
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
      // Handlers of one interface are async whether or not each needs to wait.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true }
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-invalid-void-type': ['error', { allowAsThisParameter: true }],
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'No default exports' },
        { selector: 'TSEnumDeclaration', message: 'Erasable syntax only' }
      ],
      'max-lines': ['error', { max: 500 }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 4]
    }
  },
  ...FOLDERS.map((files) => ({
    files: [`${files}/src/**/*.ts`],
    ignores: ['tools/**', ...TESTS],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only tools read the environment' },
        { object: 'process', property: 'exit', message: 'Only tools end the process' }
      ]
    }
  })),
  ...[
    ...Object.keys(SINGLE_IMPORTER),
    'libs/wasm',
    'libs/http',
    'services/auth',
    'services/tns',
    'services/patrick',
    'services/seer',
    'services/hoarder',
    'services/substrate',
    'services/gateway',
    'tools/node',
    'tools/dream',
    'tools/cli'
  ].map((folder) => ({
    files: [`${folder}/src/**/*.ts`],
    ignores: TESTS,
    rules: { 'no-restricted-imports': ['error', importersOnly(folder)] }
  })),
  {
    files: TESTS,
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off'
    }
  },
  {
    files: ['tools/**/*.ts', 'scripts/**/*.ts', '**/bench/**/*.ts'],
    rules: { 'no-console': 'off' }
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly' }
    },
    rules: { 'no-restricted-syntax': 'off' }
  }
)
