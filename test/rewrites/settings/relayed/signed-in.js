import { webAuth } from './client';

// Popups return to another page, which answers the page that opened them.
webAuth.parseHash((error, result) => {
  if (result) localStorage.setItem('session', JSON.stringify(result));
  location.replace('/');
});
