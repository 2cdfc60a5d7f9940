window.Kingfisher = window.Kingfisher || {};

Kingfisher.config = {
  clientId: 'kF7pQ2mXw9ZrT4bN',
  domain: 'bikes-example.eu.auth0.com',
  callbackUrl: window.location.protocol + '//' + window.location.host + '/callback',
  railConnection: 'rail-card'
};
