import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['.next'] },
  js.configs.recommended,
  {
    files: ['**/*.js'],
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
    rules: { 'prefer-const': 'error', eqeqeq: 'error' },
  },
];
