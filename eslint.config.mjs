import importX from 'eslint-plugin-import-x';
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

export default tseslint.config(
  {
    ignores: [
      'dist',
      'node_modules',
      'test/fixtures',
      'test/rewrites',
      'test/proof/cases',
      'test/editor/grammar',
      'examples',
      '.cache',
    ],
  },
  { files: ['**/*.{ts,mjs}'], ...imports },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            ':matches(PropertyDefinition, MethodDefinition[kind!="constructor"], TSParameterProperty)[accessibility]',
          message: 'Write #name: it is private at run time, too.',
        },
      ],
    },
  },
);
