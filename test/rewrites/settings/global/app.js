import settings from './settings';

window.lock = new window.Auth0Lock(settings.clientId, settings.domain, { rememberLastLogin: false });
window.lock.on('authenticated', ({ accessToken }) => localStorage.setItem('token', accessToken));
