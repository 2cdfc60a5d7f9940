/**
 * The forms that Relink's three rules report, as far as ESLint's selectors can express them: they can't follow values,
 * check versions or resolve hosts in variables. Passed to ESLint with `--config`; the parser comes from ESLint's
 * installation.
 */
import { createRequire } from 'node:module';
import process from 'node:process';

const parser = createRequire(process.argv[1])('@typescript-eslint/parser');

const key = (names) => `Property:matches([key.name=/^(${names})$/], [key.value=/^(${names})$/])`;
const options = (names) => `${key('authParams|params')} > ObjectExpression > ${key(names)}`;

const forms = [
  {
    message: 'lock-access-token',
    selectors: [
      `CallExpression[callee.property.name=/^(show|showSignin|showSignup)$/] ${options('access_token')}`,
      `NewExpression:matches([callee.name=/Lock(Passwordless)?$/], [callee.property.name=/Lock/]) ${options('access_token')}`,
      'AssignmentExpression > MemberExpression.left[property.name="access_token"][object.property.name=/^(authParams|params)$/]',
    ],
  },
  {
    message: 'authorize-access-token',
    selectors: [
      `CallExpression:matches([callee.name=/^(authorize|login|signin|signup|buildAuthorizeUrl|authenticate)$/], [callee.property.name=/^(authorize|login|signin|signup|buildAuthorizeUrl|authenticate)$/]) > ObjectExpression.arguments > ${key('access_token|accessToken')}`,
      'Literal[value=/auth0\\.com\\u002fauthorize[^]*\\baccess_token=/]',
      'TemplateElement[value.raw=/access_token=/]',
      'BinaryExpression[operator="+"] > Literal[value=/[?&]access_token=$/]',
    ],
  },
  {
    message: 'unlink-endpoint',
    selectors: [
      ':matches(CallExpression, VariableDeclarator) Literal[value=/(^|\\.com|\\u002flogin)\\u002funlink$/]',
      ':matches(CallExpression, VariableDeclarator) TemplateElement[value.raw=/(^|\\.com|\\u002flogin)\\u002funlink$/]',
    ],
  },
];

const syntax = forms.flatMap(({ message, selectors }) => selectors.map((selector) => ({ selector, message })));

export default [
  { linterOptions: { reportUnusedDisableDirectives: 'off' } },
  {
    files: ['**/*.{js,jsx,mjs,cjs}'],
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    rules: { 'no-restricted-syntax': ['error', ...syntax] },
  },
  {
    files: ['**/*.{ts,mts,cts,tsx}'],
    languageOptions: { parser },
    rules: { 'no-restricted-syntax': ['error', ...syntax] },
  },
];
