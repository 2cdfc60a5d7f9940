var js = require('@eslint/js');
var globals = require('globals');

module.exports = [
  js.configs.recommended,
  { files: ['*.js'], languageOptions: { sourceType: 'commonjs', globals: globals.node } },
  {
    files: ['public/**/*.js'],
    languageOptions: {
      ecmaVersion: 5,
      sourceType: 'script',
      globals: Object.assign({ angular: 'readonly', Auth0Lock: 'readonly' }, globals.browser),
    },
    rules: { strict: ['error', 'function'], eqeqeq: 'error' },
  },
];
