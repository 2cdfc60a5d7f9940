import Auth0Lock from 'auth0-lock';

const lock = new Auth0Lock('CLIENT', 'garden.eu.auth0.com', { auth: { redirectUrl: location.origin } });

interface Owner {
  accessToken: string;
}

export const sure = (owner: Owner) => lock.show({ auth: { params: { access_token: owner.accessToken } } } as any);

interface Visitor {
  accessToken?: string;
}

export const perhaps = (visitor: Visitor) =>
  lock.show({ auth: { params: { access_token: visitor.accessToken } } } as any);
export const maybe = (owner: { accessToken?: string }) =>
  lock.show({ auth: { params: { access_token: owner.accessToken } } } as any);
