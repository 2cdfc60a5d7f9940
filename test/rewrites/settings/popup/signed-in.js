import { webAuth } from './client';

// Without `owp`, a popup would load this page too, and the second account would take over the session.
webAuth.parseHash((error, result) => {
  if (result) localStorage.setItem('session', JSON.stringify(result));
  location.replace('/');
});
