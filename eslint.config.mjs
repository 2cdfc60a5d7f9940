import importX from 'eslint-plugin-import-x';
import redos from 'eslint-plugin-redos';
import tseslint from 'typescript-eslint';

/** Imports read alike everywhere: types apart, packages first, then by the path. */
const imports = {
  plugins: { 'import-x': importX },
  rules: {
    'import-x/consistent-type-specifier-style': ['error', 'prefer-top-level'],
    'import-x/first': 'error',
    'import-x/newline-after-import': 'error',
    'import-x/order': [
      'error',
      {
        groups: ['builtin', 'external', 'parent', 'sibling'],
        'newlines-between': 'never',
        alphabetize: { order: 'asc', caseInsensitive: true },
      },
    ],
  },
};

const PUBLIC_MEMBERS = {
  selector: ':matches(PropertyDefinition, MethodDefinition[kind!="constructor"], TSParameterProperty)[accessibility]',
  message: 'Write #name: it is private at run time, too.',
};

/** Names from documents, such as a tag's or a variable's, are looked up in maps. */
const OBJECT_TABLES = {
  selector:
    'Program > VariableDeclaration > VariableDeclarator[init.type="ObjectExpression"] > Identifier TSTypeReference[typeName.name="Record"] > TSTypeParameterInstantiation > TSStringKeyword:first-child',
  message: 'Write a Map: an object also has `constructor`, `toString` and `__proto__`.',
};

export default tseslint.config(
  {
    ignores: [
      'dist',
      'node_modules',
      'test/fixtures',
      'test/rewrites',
      'test/proof/cases',
      'test/proof/projects',
      'test/editor/grammar',
      'examples',
      '.cache',
      'src/rewrites/helpers/generated.ts',
    ],
  },
  { files: ['**/*.{ts,mjs}'], ...imports },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/rewrites/helpers/code/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', PUBLIC_MEMBERS],
    },
  },
  {
    // A repository that nobody trusts may hold pipes, devices and links to anywhere.
    files: ['src/scan/**/*.ts', 'src/editing/**/*.ts', 'src/lsp/**/*.ts'],
    ignores: ['src/scan/read-settings.ts', 'src/scan/prepare.ts', 'src/scan/needle-search.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'node:fs',
              allowImportNames: ['Dirent', 'Stats', 'existsSync', 'readdirSync', 'realpathSync', 'statSync'],
              message: 'Read files with readSettings, or in the modules that read the scanned documents.',
            },
            ...['fs', 'fs/promises', 'node:fs/promises'].map((name) => ({ name, message: 'Use node:fs.' })),
          ],
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', PUBLIC_MEMBERS, OBJECT_TABLES] },
  },
  {
    // Documents are hostile input: matching must take time in proportion to their length.
    files: ['src/**/*.ts'],
    // Inserted code reads no documents.
    ignores: ['src/rewrites/helpers/code/**'],
    plugins: { redos },
    rules: {
      // No limit of time: what is found must not depend on how busy the machine is.
      'redos/no-vulnerable': [
        'error',
        {
          ignoreErrors: false,
          timeout: null,
          incubationTimeout: null,
          attackTimeout: null,
          seedingTimeout: null,
          cache: { strategy: 'aggressive' },
        },
      ],
    },
  },
  {
    // What users' code and SDKs pass is not known, so it is `any`; and what is newer than ES2018 is not inserted.
    files: ['src/rewrites/helpers/code/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/prefer-nullish-coalescing': 'off',
      '@typescript-eslint/prefer-optional-chain': 'off',
      // auth0.js counts the parameters of a callback.
      'prefer-rest-params': 'off',
      'prefer-spread': 'off',
    },
  },
);
